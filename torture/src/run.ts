import type { Driver } from "@parley/bench/lab/databases";
import type { Violation } from "./checker/violation.ts";
import { Caller } from "./clients/caller.ts";
import { readChat } from "./clients/fresh-view.ts";
import { type Outcome, runEpisode } from "./episode.ts";
import type { Subject } from "./faults/subject.ts";
import { History } from "./history/history.ts";
import { startParley } from "./lab/parley-process.ts";
import { killsInLongPlan, makeLongPlan } from "./plans.ts";
import { Random } from "./random.ts";

export interface RunOptions {
  readonly driver: Driver;
  readonly seed: number;
  /** Goes on with new episodes until then, by `performance.now()`; for twenty kills when it is left out. */
  readonly until?: number | undefined;
  /** Only this one, counted from 1. */
  readonly episode?: number | undefined;
  /** Tells who waits how it goes. */
  say(line: string): void;
}

/** An episode in which a promise was broken. */
export interface Failure {
  readonly episode: number;
  readonly outcome: Outcome;
  /** The last lines of the server's log. */
  readonly logTail: string;
}

const kills = 20;

/**
 * Episode after episode on one database. At the end everything that was ever at rest is read again: what later kills did
 * to it would show. Stops at the first episode in which a promise was broken.
 */
export async function run({ driver, seed, until, episode: only, say }: RunOptions): Promise<Failure | undefined> {
  await using subject = await startParley(driver);
  const random = new Random(seed);
  const outcomes: Outcome[] = [];
  const goesOn = (episode: number) => {
    if (only !== undefined) return episode <= only;
    return until === undefined ? (episode - 1) * killsInLongPlan < kills : performance.now() < until || episode === 1;
  };
  for (let episode = only ?? 1; goesOn(episode); episode++) {
    const own = random.fork(`${driver} ${episode}`);
    const began = performance.now();
    const outcome = await runEpisode(subject, makeLongPlan(own.fork("plan")), own);
    const seconds = Math.round((performance.now() - began) / 1000);
    say(`${driver}, episode ${episode}, ${seconds} s: ${summarise(outcome)}`);
    if (outcome.violations.length > 0) return { episode, outcome, logTail: await subject.logTail() };
    outcomes.push(outcome);
  }
  for (const [index, outcome] of outcomes.entries()) {
    const violations = await findChanged(subject, outcome);
    if (violations.length === 0) continue;
    return { episode: index + 1, outcome: { ...outcome, violations }, logTail: await subject.logTail() };
  }
  say(`${driver}: what was written in all ${outcomes.length} episodes is there as it was`);
  return undefined;
}

function summarise({ recorded, violations }: Outcome): string {
  const { entries } = recorded;
  const count = (of: (entry: (typeof entries)[number]) => boolean) => entries.filter(of).length.toLocaleString("en");
  const killed = count((entry) => entry.kind === "fault" && entry.what === "the server is killed");
  const calls = count((entry) => entry.kind === "invoked");
  const unknown = count((entry) => entry.kind === "ended" && entry.result.outcome === "unknown");
  const streams = count((entry) => entry.kind === "opened");
  const heard = count((entry) => entry.kind === "heard");
  const found = violations.length === 0 ? "every promise was kept" : `${violations.length} times a promise was broken`;
  return `${killed} kills, ${calls} calls (${unknown} without an answer), ${heard} deliveries on ${streams} streams; ${found}`;
}

/** P1, long afterwards: what was there at the end of an episode is there still. */
async function findChanged(subject: Subject, { owner, recorded }: Outcome): Promise<Violation[]> {
  const line = { url: `http://127.0.0.1:${subject.port}` };
  const caller = new Caller(new History(), { ...owner, line });
  const violations: Violation[] = [];
  for (const { chatId, messages } of recorded.final.chats) {
    if (JSON.stringify(await readChat(caller, chatId)) === JSON.stringify(messages)) continue;
    violations.push({ promise: "P1", what: `chat ${chatId} is not as it was when its episode ended`, at: [] });
  }
  return violations;
}
