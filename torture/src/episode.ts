import { setTimeout as sleep } from "node:timers/promises";
import { check } from "./checker/check.ts";
import type { Violation } from "./checker/violation.ts";
import type { Line } from "./clients/caller.ts";
import { churnSessions, rearrange, toggleAccess } from "./clients/membership-churn.ts";
import type { Subject } from "./faults/subject.ts";
import { TcpProxy } from "./faults/tcp-proxy.ts";
import { type Stage, type TroubleName, troubles } from "./faults/troubles.ts";
import { History, type Recorded } from "./history/history.ts";
import type { Random } from "./random.ts";
import { type Session, setScene } from "./scene.ts";
import { settle } from "./settle.ts";

/** What happens in an episode. Everything else is derived from the seed. */
export interface Plan {
  /** In this order, with pauses in between. */
  readonly troubles: readonly TroubleName[];
  /** Minimum and maximum of successful calls between two faults. */
  readonly answersBetween: readonly [number, number];
  /** Minimum and maximum between two steps of access changes. */
  readonly pauseMs: readonly [number, number];
  /** Minimum and maximum between two calls of one writer. */
  readonly writePauseMs: readonly [number, number];
  /** How many clients only follow, in addition to the seven active ones. */
  readonly audience: number;
  /** Whether one client uses the SDK. */
  readonly sdk: boolean;
  /** How many long messages to send to a client that does not read. */
  readonly flood: number;
  /** Minimum and maximum of bytes after which the unreliable proxy cuts a connection. */
  readonly cutAfter: readonly [number, number];
  /** How long clients have at the end to reconnect and catch up. What is missing after that counts as lost. */
  readonly restSeconds: number;
}

export interface Outcome {
  /** A session that may read everything in this episode later. */
  readonly owner: Session;
  readonly recorded: Recorded;
  readonly violations: readonly Violation[];
}

/** Runs a group of clients while the plan's faults happen, waits until all have caught up, and checks the result. */
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
      toggleAccess({ scene, random: random.fork("access"), pauseMs }, over.signal),
      rearrange({ scene, random: random.fork("owner"), pauseMs }, over.signal),
      churnSessions({ scene, random: random.fork("finn"), pauseMs, history, line: calm }, over.signal),
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
      await Promise.race([injectFaults(stage, plan), actors]);
    } finally {
      over.abort();
    }
    await actors;
    for (const proxy of stage.proxies) proxy.stopCutting();
    const final = await settle(scene, plan.restSeconds);
    const recorded = { entries: history.entries, final };
    return { owner: scene.owner, recorded, violations: check(recorded) };
  } finally {
    await Promise.all(scene.participants.map((participant) => participant.leave()));
  }
}

async function injectFaults(stage: Stage, plan: Plan): Promise<void> {
  const { history, random } = stage;
  const talk = () => Promise.race([history.answered(random.between(...plan.answersBetween)), sleep(longestTalkMs)]);
  for (const name of plan.troubles) {
    await talk();
    await troubles[name](stage);
  }
  await talk();
}

/** A limit for a server that hardly responds any more. */
const longestTalkMs = 20_000;
