import type { Plan } from "./episode.ts";
import type { TroubleName } from "./faults/troubles.ts";
import type { Random } from "./random.ts";

/** Short enough to run with every change. */
export const shortPlan: Plan = {
  troubles: ["kill", "cut", "database", "clock", "kill"],
  answersBetween: [30, 60],
  pauseMs: [50, 300],
  writePauseMs: [5, 40],
  audience: 0,
  sdk: true,
  flood: 0,
  cutAfter: [400, 100_000],
  restSeconds: 45,
};

export const killsInLongPlan = 5;

/** A plan for an episode of a long run: five kills, and the other faults, in random order. */
export function makeLongPlan(random: Random): Plan {
  const others: TroubleName[] = ["cut", "cut", "database", "database", "database", "clock", "stall"];
  const troubles: TroubleName[] = [...others, ...Array.from({ length: killsInLongPlan }, () => "kill" as const)];
  for (let at = troubles.length - 1; at > 0; at--) {
    const other = random.between(0, at);
    [troubles[at], troubles[other]] = [troubles[other] ?? "kill", troubles[at] ?? "kill"];
  }
  return {
    troubles,
    answersBetween: [20, 150],
    pauseMs: [20, 1_000],
    writePauseMs: random.chance(0.5) ? [0, 20] : [10, 100],
    audience: random.between(0, 6),
    sdk: true,
    // 40 KB each. 250 of them exceed the buffers between the server and a client that does not read.
    flood: random.chance(0.5) ? 20 : 250,
    cutAfter: random.chance(0.5) ? [300, 20_000] : [1_000, 500_000],
    restSeconds: 60,
  };
}
