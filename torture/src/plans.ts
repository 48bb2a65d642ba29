import type { Plan } from "./episode.ts";
import type { TroubleName } from "./faults/troubles.ts";
import type { Random } from "./random.ts";

/** What the tests of every change have time for. */
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

/** One of the plans of a long run: five kills, and between them everything else in an order that chance makes. */
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
    // 40 KB each: together more than the buffers between the server and who does not read.
    flood: random.chance(0.5) ? 20 : 250,
    cutAfter: random.chance(0.5) ? [300, 20_000] : [1_000, 500_000],
    restSeconds: 60,
  };
}
