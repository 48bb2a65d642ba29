import { percentiles, type Row } from "../figures.ts";
import { startOwn } from "../lab/servers.ts";
import { type Call, expectStatus, mutationBytes } from "../load/call.ts";
import { runClosedLoop } from "../load/closed-loop.ts";
import { measureCost } from "../load/cost.ts";
import { Histogram } from "../load/histogram.ts";
import { trivialAnswer } from "../servers/answers.ts";
import type { Workload } from "../workload.ts";

const servers = {
  "stock-plugin": "Fastify with tRPC's plugin",
  "parley-edge": "Parley's edge",
  "bare-http": "bare node:http",
} as const;
type Name = keyof typeof servers;
const names: readonly Name[] = ["stock-plugin", "parley-edge", "bare-http"];

const rounds = 2;
const wanted = Buffer.from(trivialAnswer);

const ping: Call = {
  bytes: mutationBytes("ping", {}),
  check(response) {
    expectStatus(response);
    if (!response.body.equals(wanted)) throw new Error(`The response to a ping was ${response.body}`);
  },
};

export const trivial: Workload = {
  name: "trivial",
  about: "a trivial call over HTTP, compared with tRPC's own plugin and bare node:http",
  how:
    "POST of {} to a mutation that returns { ok: true }, 64 connections in a closed loop, each server in its own process, " +
    `${rounds} rounds in turn. The edge also writes its log line, request id and security headers, checks the Origin and ` +
    "counts rate limits; the plugin does none of that. Bare node:http reads the body and writes fixed bytes.",
  async run() {
    const rows = new Map<Name, Round[]>(names.map((name) => [name, []]));
    for (let round = 0; round < rounds; round++) {
      for (const name of names) rows.get(name)?.push(await measure(name));
    }
    const [plugin, edge, bare] = names.map((name) => summarize(name, rows.get(name) ?? []));
    if (!plugin || !edge || !bare) return [];
    const ratio = (figure: string) => figureOf(edge, figure) / figureOf(plugin, figure);
    const cpu = ratio("cpu");
    return [
      plugin,
      edge,
      bare,
      {
        what: "edge to plugin",
        figures: [
          { name: "rate", value: ratio("rate"), unit: "×", target: { atLeast: 5 } },
          ...(Number.isNaN(cpu) ? [] : [{ name: "cpu", value: cpu, unit: "×" } as const]),
        ],
      },
    ];
  },
};

type Round = Awaited<ReturnType<typeof measure>>;

async function measure(name: Name) {
  await using server = await startOwn(name);
  const load = { address: server.address, connections: 64, next: () => ping, warmupSeconds: 1.5, seconds: 3 };
  return await measureCost(server, () => runClosedLoop(load));
}

function summarize(name: Name, rounds: readonly Round[]): Row {
  const latencies = new Histogram();
  for (const { measured } of rounds) latencies.add(measured.latencies);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const cpu = rounds.flatMap((round) => round.cpu.map(({ value }) => value));
  const limited = rounds.some(({ measured }) => measured.generatorBusy > 0.9);
  return {
    what: servers[name],
    figures: [
      { name: "rate", value: mean(rounds.map(({ measured }) => measured.perSecond)), unit: "/s" },
      ...(cpu.length > 0 ? [{ name: "cpu", value: mean(cpu), unit: "µs" } as const] : []),
      ...percentiles(latencies),
    ],
    ...(limited ? { note: "the generator was saturated: the server could do more" } : {}),
  };
}

const figureOf = (row: Row, name: string) => row.figures.find((figure) => figure.name === name)?.value ?? Number.NaN;
