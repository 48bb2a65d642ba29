import { percentiles, type Row } from "../figures.ts";
import { type Archive, createRandom } from "../lab/archive.ts";
import type { Driver } from "../lab/databases.ts";
import { type RunningServer, startParley } from "../lab/servers.ts";
import { type Call, expectStatus, queryBytes } from "../load/call.ts";
import { runClosedLoop } from "../load/closed-loop.ts";
import { measureCost } from "../load/cost.ts";
import { Histogram } from "../load/histogram.ts";
import { runOpenLoop } from "../load/open-loop.ts";
import { onEachDriver, type Workload } from "../workload.ts";

const limit = 50;
const perSecond = 90;

interface Place {
  readonly kind: string;
  /** The input of `messages.list`, without the chat. */
  readonly at: { cursor?: number; direction?: "forward"; around?: number };
  /** The `seq` of the first message of the page. */
  readonly first: number;
}

const newest = "newest page";

/** Cycles through the kinds of places. Random ones are spread over the whole history. */
function createPlaces(lastSeq: number): () => Place {
  const random = createRandom(11);
  const middle = Math.floor(lastSeq / 2);
  const anywhere = () => limit + 1 + random(lastSeq - 2 * limit);
  const older = (kind: string, cursor: number): Place => ({ kind, at: { cursor }, first: cursor - limit });
  const newer = (kind: string, cursor: number): Place => ({
    kind,
    at: { cursor, direction: "forward" },
    first: cursor + 1,
  });
  const kinds = [
    (): Place => ({ kind: newest, at: {}, first: lastSeq - limit + 1 }),
    () => older("first page", limit + 1),
    () => older("middle, backward", middle),
    () => newer("middle, forward", middle),
    () => older("random, backward", anywhere()),
    () => newer("random, forward", anywhere()),
  ];
  let count = 0;
  return () => {
    const make = kinds[count++ % kinds.length];
    if (!make) throw new Error("There are no kinds of places.");
    return make();
  };
}

function pageCall({ chat, owner }: Archive, { kind, at, first }: Place): Call {
  return {
    kind,
    bytes: queryBytes("messages.list", { chatId: chat.id, limit, ...at }, owner.token),
    check(response) {
      expectStatus(response);
      const { result } = JSON.parse(response.body.toString()) as { result: { data: { messages: { seq: number }[] } } };
      const { messages } = result.data;
      const whole = messages.length === limit && messages.every(({ seq }, index) => seq === first + index);
      if (!whole)
        throw new Error(`The page from ${first} has ${messages.length} messages, starting at ${messages[0]?.seq}.`);
    },
  };
}

async function measure(archive: Archive, server: RunningServer): Promise<Row[]> {
  const { driver } = archive.database;
  const place = createPlaces(archive.chat.lastSeq);
  const next = () => pageCall(archive, place());
  const load = { address: server.address, connections: 8, next };
  const { measured, cpu } = await measureCost(server, () =>
    runOpenLoop({ ...load, perSecond, warmupSeconds: 3, seconds: 14 }),
  );
  const most = await runClosedLoop({ ...load, warmupSeconds: 0.5, seconds: 2.5 });

  const row = (what: string, figures: Row["figures"]): Row => ({ what: `${what} (${driver})`, figures });
  const median = (kind: string) => measured.byKind.get(kind)?.percentile(50) ?? Number.NaN;
  const deep = [...measured.byKind.keys()].filter((kind) => kind !== newest);
  const ratio = Math.max(...deep.map(median)) / median(newest);
  return [
    row("all pages", [
      ...percentiles(measured.latencies, driver === "postgres" ? { p99: { atMost: 15 } } : {}),
      ...cpu,
    ]),
    ...[newest, ...deep].map((kind) => row(kind, percentiles(measured.byKind.get(kind) ?? new Histogram()))),
    row("slowest deep page to newest", [{ name: "p50", value: ratio, unit: "×", target: { atMost: 1.5 } }]),
    row("maximum rate, 8 at once", [
      ...percentiles(most.latencies),
      { name: "rate", value: most.perSecond, unit: "/s" },
    ]),
  ];
}

export const history: Workload = {
  name: "history",
  about: "pages of 50 from 89,323 messages, newest and deep",
  how:
    `messages.list with a session, at a fixed ${perSecond}/s (latency counts from when each was due), kinds in turn; ` +
    "every page is checked message by message.",
  run: (lab) =>
    onEachDriver(lab, async (driver: Driver) => {
      const archive = await lab.archive(driver);
      await using server = await startParley(archive.database.env);
      return await measure(archive, server);
    }),
};
