import { postgresMissing } from "@parley/bench/lab/postgres";
import { expect, test } from "vitest";
import { runEpisode } from "./episode.ts";
import { startParley } from "./lab/parley-process.ts";
import { shortPlan } from "./plans.ts";
import { Random } from "./random.ts";
import { describeViolations } from "./report.ts";

const drivers = postgresMissing() === undefined ? (["embedded", "postgres"] as const) : (["embedded"] as const);
const seed = Number(process.env["TORTURE_SEED"] ?? 20);

test.each(drivers)(`keeps every promise while the server is killed, on %s, with seed ${seed}`, async (driver) => {
  await using parley = await startParley(driver);
  const { recorded, violations } = await runEpisode(parley, shortPlan, new Random(seed));
  expect(describeViolations(violations, recorded)).toBe("");

  const { entries, final } = recorded;
  expect(entries.filter((entry) => entry.kind === "fault" && entry.what.includes("killed"))).toHaveLength(2);
  expect(entries.filter((entry) => entry.kind === "heard").length).toBeGreaterThan(100);
  expect(final.readers.length).toBeGreaterThanOrEqual(6);
});
