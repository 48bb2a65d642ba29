import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { check } from "./checker/check.ts";
import type { Violation } from "./checker/violation.ts";
import type { Line } from "./clients/caller.ts";
import { readChat, takeFreshView } from "./clients/fresh-view.ts";
import { comeAndGo, rearrange, signInAndOut } from "./clients/passers-by.ts";
import type { Subject } from "./faults/subject.ts";
import { TcpProxy } from "./faults/tcp-proxy.ts";
import { type Stage, type TroubleName, troubles } from "./faults/troubles.ts";
import { type Final, History, type Recorded, type StoredChat } from "./history/history.ts";
import type { Random } from "./random.ts";
import { type Scene, type Session, setScene } from "./scene.ts";

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
  const { audience, writePauseMs } = plan;
  const scene = await setScene({ history, random, straight, calm, rough, pauseMs: writePauseMs, audience });
  try {
    const over = new AbortController();
    const pauseMs = plan.pauseMs;
    const actors = Promise.all([
      ...scene.writers.map((writer) => writer.write(over.signal)),
      comeAndGo({ scene, random: random.fork("doors"), pauseMs }, over.signal),
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
    await Promise.all(scene.followers.map((follower) => follower.leave()));
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

/** A server that hardly answers any more shall still come to its end. */
const longestTalkMs = 20_000;

async function comeToRest(scene: Scene, restSeconds: number): Promise<Final> {
  const { ada, chatIds, followers } = scene;
  const staying = followers.filter((follower) => !follower.hasLeft);
  const names = new Map<string, string>();
  for (const { by, caller } of staying) {
    if (names.has(by.userId)) continue;
    const name = `${by.username} at rest`;
    const renamed = await caller.persist("users.update", { name });
    if (renamed.outcome === "ok") names.set(by.userId, name);
  }
  const revs = new Map<string, number>();
  for (const [name, chatId] of Object.entries(chatIds)) {
    await ada.caller.persist("chats.update", { chatId, topic: "rest" });
    const sent = await ada.caller.persist("messages.send", {
      chatId,
      id: randomUUID(),
      text: `the ${name} is at rest`,
    });
    if (sent.outcome === "ok") revs.set(chatId, sent.data.rev);
  }
  const knows = (follower: Scene["ada"]) =>
    follower.hasLeft || follower.knows(names.get(follower.by.userId) ?? "", revs);
  for (let waited = 0; waited < restSeconds * 20 && !staying.every(knows); waited++) await sleep(50);

  const { chats } = await ada.caller.insist("sync.snapshot", undefined);
  const stored: StoredChat[] = [];
  for (const chatId of Object.values(chatIds)) {
    const chat = chats.find(({ id }) => id === chatId);
    const { lastSeq = 0, lastRev = 0 } = chat ?? {};
    stored.push({ chatId, lastSeq, lastRev, messages: await readChat(ada.caller, chatId) });
  }
  const readers = [];
  for (const follower of staying.filter(({ hasLeft }) => !hasLeft)) {
    const fresh = await takeFreshView(follower.caller);
    if (fresh) readers.push({ by: follower.by, fed: follower.view(), fresh });
  }
  return { chats: stored, readers };
}
