import { postgresMissing } from "@parley/bench/lab/postgres";
import { expect, test } from "vitest";
import { runEpisode } from "./episode.ts";
import { startSubject } from "./lab/start-subject.ts";
import { shortPlan } from "./plans.ts";
import { Random } from "./random.ts";
import { describeViolations } from "./report.ts";

const drivers = postgresMissing() === undefined ? (["embedded", "postgres"] as const) : (["embedded"] as const);
const seed = Number(process.env["TORTURE_SEED"] ?? 20);

test.each(drivers)(`keeps every promise while the server is killed, on %s, with seed ${seed}`, async (driver) => {
  await using subject = await startSubject(driver);
  const { recorded, violations } = await runEpisode(subject, shortPlan, new Random(seed));
  expect(describeViolations(violations, recorded)).toBe("");

  const { entries, final } = recorded;
  expect(entries.filter((entry) => entry.kind === "fault" && entry.what.includes("killed"))).toHaveLength(2);
  expect(entries.filter((entry) => entry.kind === "heard").length).toBeGreaterThan(100);
  expect(final.readers.length).toBeGreaterThanOrEqual(6);
});
