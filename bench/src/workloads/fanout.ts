import { findFreePort } from "@parley/server/testing/free-port";
import type { Figure, Row } from "../figures.ts";
import { requireOpenFiles } from "../lab/open-files.ts";
import { startOwn } from "../lab/servers.ts";
import { StreamGenerator } from "../load/stream-generator.ts";
import { fanOutChatId, fanOutCrowd } from "../servers/fan-out-event.ts";
import type { Workload } from "../workload.ts";

const servers = {
  "raw-stream": { what: "shared buffer on node:http", path: "/stream", rounds: 3, seconds: 1, window: 4 },
  "parley-stream": { what: "Parley's stream", path: "/trpc/events.stream", rounds: 3, seconds: 1, window: 4 },
  // With 5,000 clients, this one takes a second or two per event.
  "stock-stream": { what: "tRPC's own stream", path: "/stream", rounds: 1, seconds: 3, window: 2 },
} as const;
type Name = keyof typeof servers;
const names: readonly Name[] = ["raw-stream", "parley-stream", "stock-stream"];

const sizes = [100, 1_000, 5_000];
const most = Math.max(...sizes);

export const fanout: Workload = {
  name: "fanout",
  about: "one event to 100, 1,000 and 5,000 streams, beside a shared buffer and tRPC's own stream",
  how:
    "The same message.created to every stream, one per turn of the server's event loop; whenever one has reached all, the " +
    "next is published. Each delivery is checked for order and gaps. Parley runs its route, hub and bus, but publishes " +
    "without a database. The servers take turns, and each has a separate process of readers.",
  async run() {
    requireOpenFiles(most);
    await using raw = await openStreams("raw-stream");
    await using parley = await openStreams("parley-stream");
    await using stock = await openStreams("stock-stream");
    const all = [raw, parley, stock];
    const rows: Row[] = [];
    const ratios: Ratios[] = [];
    for (const streams of sizes) {
      for (const each of all) await each.open(streams);
      const rounds = new Map<Name, Round[]>(names.map((name) => [name, []]));
      for (let round = 0; round < 3; round++) {
        for (const { name, measure } of all) {
          if (round < servers[name].rounds) rounds.get(name)?.push(await measure());
        }
      }
      const of = (name: Name) => summarize(rounds.get(name) ?? []);
      const found = { raw: of("raw-stream"), parley: of("parley-stream"), stock: of("stock-stream") };
      ratios.push(ratiosOf(streams, found));
      rows.push(...describe(streams, found));
    }
    return [...rows, ...compare(ratios)];
  },
};

interface Round {
  readonly perSecond: number;
  /** The server's CPU time per delivery, in microseconds. */
  readonly cpu: number | undefined;
  readonly generatorBusy: number;
}

interface Streams extends AsyncDisposable {
  readonly name: Name;
  /** Opens more streams, up to `streams` in total. */
  open(streams: number): Promise<void>;
  measure(): Promise<Round>;
}

/** One of the servers, with its own readers. Idle while another one is measured. */
async function openStreams(name: Name): Promise<Streams> {
  const { path, seconds, window } = servers[name];
  const controlPort = await findFreePort();
  const server = await startOwn(name, { env: { PEOPLE: String(most), CONTROL_PORT: String(controlPort) } });
  const started = StreamGenerator.start({ address: server.address, path, comeBack: false });
  const generator = await started.catch(async (error) => {
    await server[Symbol.asyncDispose]();
    throw error;
  });
  const { people } = fanOutCrowd(most);
  let streams = 0;
  let rev = 0;
  return {
    name,
    async open(count) {
      const more = people.slice(streams, count);
      const plans = more.map(({ token }) => ({ token, revs: new Map([[fanOutChatId, rev]]) }));
      await generator.ask("open", plans);
      streams = count;
    },
    async measure() {
      const before = server.cpuSeconds();
      const { all, perSecond, busy } = await generator.ask("saturate", {
        controlPort,
        chatId: fanOutChatId,
        window: Math.max(window, 4_000 / streams),
        warmupSeconds: 0.3,
        seconds,
      });
      const after = server.cpuSeconds();
      rev += all / streams;
      const cpu = before === undefined || after === undefined ? undefined : ((after - before) / all) * 1e6;
      return { perSecond, cpu, generatorBusy: busy };
    },
    async [Symbol.asyncDispose]() {
      await generator[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

type Summary = ReturnType<typeof summarize>;

function summarize(rounds: readonly Round[]) {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const cpu = rounds.flatMap((round) => round.cpu ?? []);
  return {
    perSecond: mean(rounds.map(({ perSecond }) => perSecond)),
    cpu: cpu.length > 0 ? mean(cpu) : undefined,
    generatorBusy: mean(rounds.map(({ generatorBusy }) => generatorBusy)),
  };
}

type Found = Record<"raw" | "parley" | "stock", Summary>;

function describe(streams: number, found: Found): Row[] {
  const row = (name: Name, { perSecond, cpu, generatorBusy }: Summary): Row => ({
    what: `${servers[name].what}, ${streams.toLocaleString("en")}`,
    figures: [
      { name: "deliveries", value: perSecond, unit: "/s" },
      ...(cpu === undefined ? [] : [{ name: "cpu", value: cpu, unit: "µs" } as const]),
    ],
    ...(generatorBusy > 0.95 ? { note: "the readers were saturated: the server could do more" } : {}),
  });
  return [row("raw-stream", found.raw), row("parley-stream", found.parley), row("stock-stream", found.stock)];
}

interface Ratios {
  readonly streams: number;
  readonly raw: number;
  readonly stock: number;
  /** The ratio of raw sockets to tRPC's stream, which Parley cannot exceed. */
  readonly rawToStock: number;
  readonly cpu: number | undefined;
}

const ratiosOf = (streams: number, { raw, parley, stock }: Found): Ratios => ({
  streams,
  raw: parley.perSecond / raw.perSecond,
  stock: parley.perSecond / stock.perSecond,
  rawToStock: raw.perSecond / stock.perSecond,
  cpu: parley.cpu && raw.cpu && parley.cpu / raw.cpu,
});

/** Repeated measurements differ by this factor, even on an idle machine. */
const noWorse = 0.95;

/**
 * Compares Parley with the others. The ratios reached with 1,000 streams must hold with 5,000, as far as the sockets
 * allow.
 */
function compare(all: readonly Ratios[]): Row[] {
  const aim = all.find(({ streams }) => streams === 1_000);
  return all.map(({ streams, raw, stock, rawToStock, cpu }) => {
    const target = (own: number, reached: number | undefined): Pick<Figure, "target"> => {
      if (streams === aim?.streams) return { target: { atLeast: own } };
      return streams > 1_000 && reached ? { target: { atLeast: reached * noWorse } } : {};
    };
    return {
      what: `Parley compared, ${streams.toLocaleString("en")}`,
      figures: [
        // Above one, the ratio reflects noise in measuring the sockets, not the server.
        { name: "to raw", value: raw, unit: "×", ...target(0.8, aim && Math.min(aim.raw, 1)) },
        { name: "to stock", value: stock, unit: "×", ...target(25, aim && Math.min(aim.stock, rawToStock)) },
        ...(cpu === undefined ? [] : [{ name: "cpu to raw", value: cpu, unit: "×" } as const]),
      ],
    };
  });
}
