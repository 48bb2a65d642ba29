import type { Figure, Row } from "../figures.ts";
import { requireOpenFiles } from "../lab/open-files.ts";
import { findFreePort } from "../lab/processes.ts";
import { startOwn } from "../lab/servers.ts";
import { StreamGenerator } from "../load/stream-generator.ts";
import { fanOutChatId, fanOutCrowd } from "../servers/fan-out-event.ts";
import type { Workload } from "../workload.ts";

const servers = {
  "raw-stream": { what: "shared buffer on node:http", path: "/stream", rounds: 2, seconds: 1.5, window: 4 },
  "parley-stream": { what: "Parley's stream", path: "/trpc/events.stream", rounds: 2, seconds: 1.5, window: 4 },
  // For 5,000 clients this one needs a second for each event.
  "stock-stream": { what: "tRPC's own stream", path: "/stream", rounds: 1, seconds: 3, window: 2 },
} as const;
type Name = keyof typeof servers;
const names = Object.keys(servers) as readonly Name[];

const sizes = [100, 1_000, 5_000];
const most = Math.max(...sizes);

interface Round {
  readonly streams: number;
  readonly perSecond: number;
  /** Of the server, for each delivery, in microseconds. */
  readonly cpu: number | undefined;
  readonly generatorBusy: number;
}

export const fanout: Workload = {
  name: "fanout",
  about: "one event to 100, 1,000 and 5,000 streams, beside a shared buffer and tRPC's own stream",
  how:
    "The same message.created to everybody, one in each turn of the server's loop, the next when one has reached all; the " +
    "bytes of each delivery are checked for order and gaps. Parley's is its route, hub and bus, without a database behind " +
    "the publishing. The servers take turns, the readers have a process of their own.",
  async run() {
    requireOpenFiles(most);
    const rounds = new Map<Name, Round[]>(names.map((name) => [name, []]));
    for (let round = 0; round < 2; round++) {
      for (const name of names) if (round < servers[name].rounds) rounds.get(name)?.push(...(await measure(name)));
    }
    return sizes.flatMap((streams) => {
      const at = (name: Name) => summarize((rounds.get(name) ?? []).filter((round) => round.streams === streams));
      return describe(streams, { raw: at("raw-stream"), parley: at("parley-stream"), stock: at("stock-stream") });
    });
  },
};

/** One server at each size in turn, with more and more streams open. */
async function measure(name: Name): Promise<Round[]> {
  const { path, seconds } = servers[name];
  const controlPort = await findFreePort();
  await using server = await startOwn(name, { env: { PEOPLE: String(most), CONTROL_PORT: String(controlPort) } });
  await using generator = await StreamGenerator.start({ address: server.address, path, comeBack: false });
  const { people } = fanOutCrowd(most);
  const rounds: Round[] = [];
  let open = 0;
  let rev = 0;
  for (const streams of sizes) {
    const plans = people.slice(open, streams).map(({ token }) => ({ token, revs: new Map([[fanOutChatId, rev]]) }));
    await generator.ask("open", plans);
    open = streams;
    const before = server.cpuSeconds();
    const window = Math.max(servers[name].window, 4_000 / streams);
    const options = { controlPort, chatId: fanOutChatId, window, warmupSeconds: 0.5, seconds };
    const { all, perSecond, busy } = await generator.ask("saturate", options);
    const after = server.cpuSeconds();
    const cpu = before === undefined || after === undefined ? undefined : ((after - before) / all) * 1e6;
    rounds.push({ streams, perSecond, cpu, generatorBusy: busy });
    rev += all / streams;
  }
  return rounds;
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

function describe(streams: number, { raw, parley, stock }: Record<"raw" | "parley" | "stock", Summary>): Row[] {
  const row = (what: string, { perSecond, cpu, generatorBusy }: Summary): Row => ({
    what: `${what}, ${streams.toLocaleString("en")}`,
    figures: [
      { name: "deliveries", value: perSecond, unit: "/s" },
      ...(cpu === undefined ? [] : [{ name: "cpu", value: cpu, unit: "µs" } as const]),
    ],
    ...(generatorBusy > 0.95 ? { note: "the readers were busy all the time: the server could do more" } : {}),
  });
  // With a hundred streams an event is too small a part of a turn of the loop for the ratio to say anything.
  const aimed = streams >= 1_000;
  const ratio = (name: string, value: number, atLeast: number): Figure => ({
    name,
    value,
    unit: "×",
    ...(aimed ? { target: { atLeast } } : {}),
  });
  return [
    row(servers["raw-stream"].what, raw),
    row(servers["parley-stream"].what, parley),
    row(servers["stock-stream"].what, stock),
    {
      what: `Parley's beside them, ${streams.toLocaleString("en")}`,
      figures: [
        ratio("to raw", parley.perSecond / raw.perSecond, 0.8),
        ratio("to stock", parley.perSecond / stock.perSecond, 25),
        ...(parley.cpu && raw.cpu ? [{ name: "cpu to raw", value: parley.cpu / raw.cpu, unit: "×" } as const] : []),
      ],
    },
  ];
}
