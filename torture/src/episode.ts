import { setTimeout as sleep } from "node:timers/promises";
import { check } from "./checker/check.ts";
import type { Violation } from "./checker/violation.ts";
import type { Line } from "./clients/caller.ts";
import { comeAndGo, rearrange, signInAndOut } from "./clients/membership-churn.ts";
import type { Subject } from "./faults/subject.ts";
import { TcpProxy } from "./faults/tcp-proxy.ts";
import { type Stage, type TroubleName, troubles } from "./faults/troubles.ts";
import { History, type Recorded } from "./history/history.ts";
import type { Random } from "./random.ts";
import { comeToRest } from "./rest.ts";
import { type Session, setScene } from "./scene.ts";

/** What happens in an episode. Everything else follows from the seed. */
export interface Plan {
  /** One after the other, with pauses between. */
  readonly troubles: readonly TroubleName[];
  /** Calls that are answered between two troubles, at least and at most. */
  readonly answersBetween: readonly [number, number];
  /** Between two steps of those who come and go. */
  readonly pauseMs: readonly [number, number];
  /** Between two calls of one writer. */
  readonly writePauseMs: readonly [number, number];
  /** Clients that only listen, besides the seven who take part. */
  readonly audience: number;
  /** Whether somebody takes part with the SDK. */
  readonly sdk: boolean;
  /** Long messages for a client that does not read. */
  readonly flood: number;
  /** Bytes after which the rough line is cut, at least and at most. */
  readonly cutAfter: readonly [number, number];
  /** How long everybody gets, at the end, to come back and hear of everything. What is missing then stays missing. */
  readonly restSeconds: number;
}

export interface Outcome {
  /** Who may read everything of this episode later. */
  readonly owner: Session;
  readonly recorded: Recorded;
  readonly violations: readonly Violation[];
}

/** A group of people who talk while the troubles of the plan come over them; then all comes to rest, and is checked. */
export async function runEpisode(subject: Subject, plan: Plan, random: Random): Promise<Outcome> {
  const history = new History();
  const target = () => subject.port;
  const cuts = random.fork("cuts");
  await using calm = await TcpProxy.open({ target });
  await using rough = await TcpProxy.open({ target, lifetime: () => cuts.spread(...plan.cutAfter) });
  const straight: Line = {
    get url() {
      return `http://127.0.0.1:${subject.port}`;
    },
  };
  const { audience, sdk, writePauseMs } = plan;
  const scene = await setScene({ history, random, straight, calm, rough, pauseMs: writePauseMs, audience, sdk });
  try {
    const over = new AbortController();
    const pauseMs = plan.pauseMs;
    const actors = Promise.all([
      ...scene.writers.map((writer) => writer.write(over.signal)),
      scene.sam?.write(over.signal, pauseMs),
      comeAndGo({ scene, random: random.fork("access"), pauseMs }, over.signal),
      rearrange({ scene, random: random.fork("owner"), pauseMs }, over.signal),
      signInAndOut({ scene, random: random.fork("finn"), pauseMs, history, line: calm }, over.signal),
    ]);
    const stage = {
      subject,
      history,
      scene,
      random: random.fork("troubles"),
      proxies: [calm, rough],
      flood: plan.flood,
    };
    try {
      await Promise.race([makeTrouble(stage, plan), actors]);
    } finally {
      over.abort();
    }
    await actors;
    for (const proxy of stage.proxies) proxy.calmDown();
    const final = await comeToRest(scene, plan.restSeconds);
    const recorded = { entries: history.entries, final };
    return { owner: scene.owner, recorded, violations: check(recorded) };
  } finally {
    await Promise.all(scene.participants.map((participant) => participant.leave()));
  }
}

async function makeTrouble(stage: Stage, plan: Plan): Promise<void> {
  const { history, random } = stage;
  const talk = () => Promise.race([history.answered(random.between(...plan.answersBetween)), sleep(longestTalkMs)]);
  for (const name of plan.troubles) {
    await talk();
    await troubles[name](stage);
  }
  await talk();
}

/** Even a server that hardly answers any more must come to an end. */
const longestTalkMs = 20_000;
