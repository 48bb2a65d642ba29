import { expect, test } from "vitest";
import { type Plan, runEpisode } from "../episode.ts";
import { Random } from "../random.ts";
import { type Flaw, flaws } from "../testing/flaws.ts";
import { ModelServer } from "../testing/model-server.ts";

/*
 * Tests the checker on a model server that is simple enough to be correct and can be given one flaw at a time: it must
 * find nothing in a correct run, and each flaw in a flawed one.
 */

const plan: Plan = {
  troubles: ["kill", "clock", "cut", "kill", "stall"],
  answersBetween: [25, 60],
  pauseMs: [30, 120],
  writePauseMs: [0, 3],
  audience: 0,
  sdk: false,
  flood: 1,
  cutAfter: [400, 40_000],
  restSeconds: 3,
};

async function torture(seed: number, flaw?: Flaw) {
  await using server = new ModelServer(flaw);
  await server.start();
  return await runEpisode(server, plan, new Random(seed));
}

test.concurrent.each([1, 2])("finds nothing on a correct server, with seed %i", async (seed) => {
  const { recorded, violations } = await torture(seed);
  expect(violations).toEqual([]);

  const { entries } = recorded;
  const count = (of: (entry: (typeof entries)[number]) => boolean) => entries.filter(of).length;
  expect(count((entry) => entry.kind === "heard" && "message" in entry.event)).toBeGreaterThan(200);
  expect(count((entry) => entry.kind === "opened" && entry.lastEventId !== undefined)).toBeGreaterThan(10);
  expect(count((entry) => entry.kind === "ended" && entry.result.outcome === "unknown")).toBeGreaterThan(2);
  expect(count((entry) => entry.kind === "invoked" && entry.path === "members.remove")).toBeGreaterThan(0);
  expect(recorded.final.readers.length).toBeGreaterThanOrEqual(6);
});

/** On a slow machine an episode may end before anything has met the flaw. */
const episodes = 5;

test.concurrent.each(Object.entries(flaws))("a server that %s breaks %s", async (flaw, promise) => {
  const broken = new Set<string>();
  for (let seed = 4; seed < 4 + episodes && !broken.has(promise); seed++) {
    const { violations } = await torture(seed, flaw as Flaw);
    for (const violation of violations) broken.add(violation.promise);
  }
  expect([...broken]).toContain(promise);
});
