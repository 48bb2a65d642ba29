import type { Driver } from "@parley/bench/lab/databases";
import type { Violation } from "./checker/violation.ts";
import { Caller } from "./clients/caller.ts";
import { readChat } from "./clients/fresh-view.ts";
import { type Outcome, runEpisode } from "./episode.ts";
import type { Subject } from "./faults/subject.ts";
import { History } from "./history/history.ts";
import { startSubject } from "./lab/start-subject.ts";
import { killsInLongPlan, makeLongPlan } from "./plans.ts";
import { Random } from "./random.ts";

export interface RunOptions {
  readonly driver: Driver;
  readonly seed: number;
  /** Starts new episodes until this time of `performance.now()`. Default: until twenty kills. */
  readonly until?: number | undefined;
  /** Run only this episode, counted from 1. */
  readonly episode?: number | undefined;
  /** Reports progress. */
  say(line: string): void;
}

/** An episode in which a promise was broken. */
export interface Failure {
  readonly episode: number;
  readonly outcome: Outcome;
  /** The end of the server's log. */
  readonly logTail: string;
}

const kills = 20;

/**
 * Runs one episode after another on one database, and reads the final state of all of them again at the end, to show
 * damage by later kills. Stops at the first episode with a broken promise.
 */
export async function run({ driver, seed, until, episode: only, say }: RunOptions): Promise<Failure | undefined> {
  await using subject = await startSubject(driver);
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
  say(`${driver}: the messages of all ${outcomes.length} episodes are unchanged`);
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
  const found = violations.length === 0 ? "every promise was kept" : `${violations.length} violations`;
  return `${killed} kills, ${calls} calls (${unknown} without a known outcome), ${heard} deliveries on ${streams} streams; ${found}`;
}

/** P1 in the long run: the final state of an episode is still in the database. */
async function findChanged(subject: Subject, { owner, recorded }: Outcome): Promise<Violation[]> {
  const line = { url: `http://127.0.0.1:${subject.port}` };
  const caller = new Caller(new History(), { ...owner, line });
  const violations: Violation[] = [];
  for (const { chatId, messages } of recorded.final.chats) {
    if (JSON.stringify(await readChat(caller, chatId)) === JSON.stringify(messages)) continue;
    violations.push({ promise: "P1", what: `chat ${chatId} has changed since its episode ended`, at: [] });
  }
  return violations;
}
