import { setTimeout as sleep } from "node:timers/promises";
import { v7 as uuidv7 } from "uuid";
import type { Figure, Row, Target } from "../figures.ts";
import { planCrowd } from "../lab/crowd.ts";
import type { Driver } from "../lab/databases.ts";
import { requireOpenFiles } from "../lab/open-files.ts";
import { mutate } from "../lab/people.ts";
import { type RunningServer, startOwn, startParley } from "../lab/servers.ts";
import { openStage, type Stage, streamsOf } from "../lab/stage.ts";
import { type Call, expectStatus, mutationBytes } from "../load/call.ts";
import { CrowdSends } from "../load/crowd-sends.ts";
import { Histogram } from "../load/histogram.ts";
import { runOpenLoop } from "../load/open-loop.ts";
import { StreamGenerator } from "../load/stream-generator.ts";
import { usualText } from "../load/usual-text.ts";
import { onEachDriver, type Workload } from "../workload.ts";

const streams = 5_000;
const crowd = planCrowd({ groups: streams / 50, peoplePerGroup: 50, chatsPerGroup: 3 });
/** People in other groups, who only keep writing: each a message a second, over a connection of their own. */
const others = planCrowd({ groups: 10, peoplePerGroup: 10, chatsPerGroup: 1, name: "other" });

const patienceSeconds = 60;
/** About as long as a recovery takes, so that garbage collections, which everyone feels, have the same chance to fall into it. */
const calmSeconds = 9;
/** Until then a server that has just been started compiles what it runs. */
const untilCompiledSeconds = 8;
/** Single ones depend on whether a garbage collection happens to fall into them. */
const cuts = 3;
/** Between two of the messages that people miss. */
const pauseMs = 40;

export const reconnect: Workload = {
  name: "reconnect",
  about: "5,000 streams that drop at once and reconnect, and a server that is killed and restarted",
  how:
    "Three times every connection is cut, and once the server is killed and restarted. Meanwhile a message is sent in each " +
    "group, 25 a second. A stream has recovered when it is open and has that message, from replayed events or a snapshot and " +
    "messages.changes. Clients back off as docs/events.md says, and every stream has had a ping. Meanwhile, a hundred " +
    "other people send a message a second each; beside it stands how long that takes otherwise: before each cut, and after a restart to " +
    "which no stream reconnects. Of the cuts the slowest recovery counts, and every message. The readers stand for the " +
    "machines of other people, so their process lets every other go first. The bare server does nothing but keep streams " +
    "open and answer trivial calls, as many a second, once more noticing lost connections in turn as Parley does: what " +
    "the machine itself costs the others " +
    "(docs/decisions/what-a-reconnecting-crowd-costs.md).",
  async run(lab) {
    // A reader that takes a snapshot opens a second connection.
    requireOpenFiles(2 * streams);
    return [
      ...(await onEachDriver(lab, measureParley)),
      await measureBare(),
      await measureBare({ watchesLosses: true }),
    ];
  },
};

async function measureParley(driver: Driver): Promise<Row[]> {
  await using stage = await openStage(driver, { crowds: [crowd, others], comeBack: true });
  const { server, readers } = stage;
  await readers.ask("open", streamsOf(crowd.people));
  const { next } = new CrowdSends(others);
  const cut = await measureCuts({ server, readers, next, recover: () => recover(stage, server) });

  await readers.ask("untilPinged");
  const began = performance.now();
  await server.kill();
  const restart = () => startParley(stage.database.env, { port: server.address.port });
  await using restarted = await restart();
  const ready = secondsSince(began);
  const killed = await watch({ server: restarted, next, recover: () => recover(stage, restarted) }, began);

  await readers.ask("close");
  await restarted.kill();
  await using lonely = await restart();
  const alone = await write({ server: lonely, next }, { seconds: killed.whole - ready });

  return [
    {
      what: `connections cut (${driver})`,
      figures: describe(cut.dropped, cut.calm, { recovered: { atMost: 10 }, ratio: { atMost: 2 } }),
    },
    {
      what: `server killed (${driver})`,
      figures: [...describe(killed, alone.latencies), { name: "server ready", value: ready, unit: "s" }],
    },
  ];
}

async function measureBare({ watchesLosses = false } = {}): Promise<Row> {
  await using server = await startOwn("bare-stream", { env: { WATCH_LOSSES: watchesLosses ? "yes" : "" } });
  await using readers = await StreamGenerator.start({ address: server.address, path: "/stream", comeBack: true });
  await readers.ask("open", streamsOf(crowd.people));
  const call: Call = { bytes: mutationBytes("ping", {}), check: expectStatus };
  const recover = () => readers.ask("settle", new Map(), patienceSeconds);
  const { dropped, calm } = await measureCuts({ server, readers, next: () => call, recover });
  const name = watchesLosses ? "bare node:http, losses noticed in turn" : "bare node:http";
  return { what: `connections cut (${name})`, figures: describe(dropped, calm) };
}

/** People who call a server all the time, and readers who recover beside them. */
interface Scene {
  readonly server: RunningServer;
  readonly next: (due: number) => Call;
  /** Resolves when every reader has recovered. */
  readonly recover: () => Promise<void>;
}

/** Cuts every stream, several times. */
async function measureCuts(scene: Scene & { readonly readers: StreamGenerator }) {
  const { readers } = scene;
  const calm = new Histogram();
  const dropped = { whole: 0, latencies: new Histogram() };
  for (let cut = 0; cut < cuts; cut++) {
    await readers.ask("untilPinged");
    const warmupSeconds = cut === 0 ? untilCompiledSeconds : 1;
    calm.add((await write(scene, { warmupSeconds, seconds: calmSeconds })).latencies);
    const began = performance.now();
    const recover = async () => {
      await readers.ask("cutAll");
      await scene.recover();
    };
    const { whole, latencies } = await watch({ ...scene, recover }, began);
    dropped.whole = Math.max(dropped.whole, whole);
    dropped.latencies.add(latencies);
  }
  return { calm, dropped };
}

/** Measures until every reader has recovered. */
async function watch(scene: Scene, began: number): Promise<Recovery> {
  const over = new AbortController();
  const writing = write(scene, { seconds: patienceSeconds, ends: over.signal });
  const recovering = scene
    .recover()
    .then(() => secondsSince(began))
    .finally(() => over.abort());
  const [whole, { latencies }] = await Promise.all([recovering, writing]);
  return { whole, latencies };
}

const write = (
  { server, next }: Pick<Scene, "server" | "next">,
  until: { readonly warmupSeconds?: number; readonly seconds: number; readonly ends?: AbortSignal },
) =>
  runOpenLoop({
    address: server.address,
    connections: others.people.length,
    perSecond: others.people.length,
    next,
    warmupSeconds: 0,
    ...until,
  });

const secondsSince = (began: number) => (performance.now() - began) / 1000;

/** Sends one message in each group while its people reconnect, so that everyone has missed something. */
async function recover({ readers }: Stage, server: RunningServer): Promise<void> {
  const revs = new Map<string, number>();
  for (const { id: groupId, chatIds } of crowd.groups) {
    const [chatId] = chatIds;
    const person = crowd.people.find(({ group }) => group.id === groupId);
    if (!chatId || !person) throw new Error("A crowd needs people with chats.");
    const message = { chatId, id: uuidv7(), text: usualText };
    const { rev } = await mutate(server, person, ["messages", "send", message]);
    revs.set(chatId, rev);
    await sleep(pauseMs);
  }
  await readers.ask("settle", revs, patienceSeconds);
}

/** Recovered readers, and what the others felt. */
interface Recovery {
  /** Seconds until every reader had recovered. */
  readonly whole: number;
  readonly latencies: Histogram;
}

/** @param targets for streams that drop while the server goes on; one that restarts has other work, too */
function describe(
  { whole, latencies }: Recovery,
  calm: Histogram,
  targets: { readonly recovered?: Target; readonly ratio?: Target } = {},
): Figure[] {
  const [otherwise, meanwhile] = [calm.percentile(99), latencies.percentile(99)];
  return [
    { name: "all recovered", value: whole, unit: "s", ...(targets.recovered ? { target: targets.recovered } : {}) },
    { name: "p99 otherwise", value: otherwise / 1000, unit: "ms" },
    { name: "p99 meanwhile", value: meanwhile / 1000, unit: "ms" },
    {
      name: "ratio of p99",
      value: meanwhile / otherwise,
      unit: "×",
      ...(targets.ratio ? { target: targets.ratio } : {}),
    },
  ];
}
