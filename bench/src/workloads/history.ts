import { percentiles, type Row } from "../figures.ts";
import { type Archive, createRandom } from "../lab/archive.ts";
import type { Driver } from "../lab/databases.ts";
import { type RunningServer, startParley } from "../lab/servers.ts";
import { type Call, expectStatus, queryBytes } from "../load/call.ts";
import { runClosedLoop } from "../load/closed-loop.ts";
import { runOpenLoop } from "../load/open-loop.ts";
import { onEachDriver, type Workload } from "../workload.ts";

const limit = 50;
const perSecond = 150;

interface Place {
  readonly kind: string;
  /** What `messages.list` gets besides the chat. */
  readonly at: { cursor?: number; direction?: "forward"; around?: number };
  /** The position of the first message of the page. */
  readonly first: number;
}

const newest = "newest page";

/** One place of each kind after the other. The random ones lie anywhere in the whole history. */
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
    if (!make) throw new Error("There is a kind for each turn.");
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
        throw new Error(`The page from ${first} on has ${messages.length} messages from ${messages[0]?.seq} on.`);
    },
  };
}

async function measure(archive: Archive, server: RunningServer): Promise<Row[]> {
  const { driver } = archive.database;
  const place = createPlaces(archive.chat.lastSeq);
  const next = () => pageCall(archive, place());
  const load = { address: server.address, next, warmupSeconds: 3 };
  const steady = await runOpenLoop({ ...load, connections: 8, perSecond, seconds: 14 });
  const most = await runClosedLoop({ ...load, connections: 8, warmupSeconds: 0.5, seconds: 2.5 });

  const target = driver === "postgres" ? { p99: { atMost: 15 } } : {};
  const rows = [...steady.byKind].map(([kind, latencies]): Row => {
    return { what: `${kind} (${driver})`, figures: percentiles(latencies, target) };
  });
  const median = (kind: string) => steady.byKind.get(kind)?.percentile(50) ?? Number.NaN;
  const deepest = Math.max(...[...steady.byKind.keys()].filter((kind) => kind !== newest).map(median));
  const ratio = { name: "ratio", value: deepest / median(newest), unit: "×", target: { atMost: 1.5 } } as const;
  return [
    ...rows,
    { what: `slowest deep p50 to newest (${driver})`, figures: [ratio] },
    {
      what: `as many as it can, 8 at once (${driver})`,
      figures: [{ name: "rate", value: most.perSecond, unit: "/s" }, ...percentiles(most.latencies)],
    },
  ];
}

export const history: Workload = {
  name: "history",
  about: "pages of 50 out of 89,323 messages, newest and deep",
  how:
    `messages.list with a session, ${perSecond}/s whatever the server does (latency from when each was due), the kinds in turn; ` +
    "every page is checked message by message.",
  run: (lab) =>
    onEachDriver(lab, async (driver: Driver) => {
      const archive = await lab.archive(driver);
      await using server = await startParley(archive.database.env);
      return await measure(archive, server);
    }),
};
