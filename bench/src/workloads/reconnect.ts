import { setTimeout as sleep } from "node:timers/promises";
import { v7 as uuidv7 } from "uuid";
import type { Figure, Row, Target } from "../figures.ts";
import { planCrowd } from "../lab/crowd.ts";
import type { Driver } from "../lab/databases.ts";
import { requireOpenFiles } from "../lab/open-files.ts";
import { mutate } from "../lab/people.ts";
import { type RunningServer, startParley } from "../lab/servers.ts";
import { openStage, type Stage, streamsOf } from "../lab/stage.ts";
import { CrowdSends } from "../load/crowd-sends.ts";
import { Histogram } from "../load/histogram.ts";
import { runOpenLoop } from "../load/open-loop.ts";
import { usualText } from "../load/usual-text.ts";
import { onEachDriver, type Workload } from "../workload.ts";

const streams = 5_000;
const crowd = planCrowd({ groups: streams / 50, peoplePerGroup: 50, chatsPerGroup: 3 });
/** Someone in another group, who only keeps writing. */
const bystander = planCrowd({ groups: 1, peoplePerGroup: 1, chatsPerGroup: 1, name: "bystander" });

const patienceSeconds = 60;
/** About as long as a recovery takes, so that garbage collections, which everyone feels, have the same chance to fall into it. */
const calmSeconds = 9;
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
    "messages.changes. Clients back off as docs/events.md says, and every stream has had a ping. Meanwhile, another person " +
    "sends 100 messages a second; beside it stands how long that takes otherwise: before each cut, and after a restart to " +
    "which no stream reconnects. Of the cuts the slowest recovery counts, and every message.",
  run: (lab) => {
    // A reader that takes a snapshot opens a second connection.
    requireOpenFiles(2 * streams);
    return onEachDriver(lab, measure);
  },
};

async function measure(driver: Driver): Promise<Row[]> {
  await using stage = await openStage(driver, { crowds: [crowd, bystander], comeBack: true });
  await stage.readers.ask("open", streamsOf(crowd.people));
  const sends = new CrowdSends(bystander);
  const write = (server: RunningServer, until: { warmupSeconds?: number; seconds: number; ends?: AbortSignal }) =>
    runOpenLoop({
      address: server.address,
      connections: 8,
      perSecond: 100,
      next: sends.next,
      warmupSeconds: 0,
      ...until,
    });
  let began = performance.now();
  const secondsSince = () => (performance.now() - began) / 1000;
  /** Measures until every reader has recovered. */
  const watch = async (server: RunningServer, begin: () => Promise<void>) => {
    const over = new AbortController();
    const writing = write(server, { seconds: patienceSeconds, ends: over.signal });
    const recovering = begin()
      .then(() => recover(stage, server))
      .then(secondsSince)
      .finally(() => over.abort());
    const [whole, { latencies }] = await Promise.all([recovering, writing]);
    return { whole, latencies };
  };

  const calm = new Histogram();
  const dropped = { whole: 0, latencies: new Histogram() };
  for (let cut = 0; cut < cuts; cut++) {
    await stage.readers.ask("untilPinged");
    const before = await write(stage.server, { warmupSeconds: 1, seconds: calmSeconds });
    calm.add(before.latencies);
    const { whole, latencies } = await watch(stage.server, () => {
      began = performance.now();
      return stage.readers.ask("cutAll");
    });
    dropped.whole = Math.max(dropped.whole, whole);
    dropped.latencies.add(latencies);
  }

  await stage.readers.ask("untilPinged");
  began = performance.now();
  await stage.server.kill();
  const restart = () => startParley(stage.database.env, { port: stage.server.address.port });
  await using restarted = await restart();
  const ready = secondsSince();
  const killed = await watch(restarted, async () => {});

  await stage.readers.ask("close");
  await restarted.kill();
  await using lonely = await restart();
  const alone = await write(lonely, { seconds: killed.whole - ready });

  return [
    {
      what: `connections cut (${driver})`,
      figures: describe(dropped, calm, { recovered: { atMost: 10 }, ratio: { atMost: 2 } }),
    },
    {
      what: `server killed (${driver})`,
      figures: [...describe(killed, alone.latencies), { name: "server ready", value: ready, unit: "s" }],
    },
  ];
}

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

/** Recovered readers, and what another person felt. */
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
