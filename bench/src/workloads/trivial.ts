import { percentiles, type Row } from "../figures.ts";
import { startOwn } from "../lab/servers.ts";
import { type Call, expectStatus, mutationBytes } from "../load/call.ts";
import { runClosedLoop } from "../load/closed-loop.ts";
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
    if (!response.body.equals(wanted)) throw new Error(`A ping was answered with ${response.body}`);
  },
};

export const trivial: Workload = {
  name: "trivial",
  about: "a trivial call over HTTP, beside tRPC's own plugin and bare node:http",
  how:
    "POST of {} to a mutation that answers { ok: true }, 64 connections in a closed loop, each server in a process of its own, " +
    `${rounds} rounds in turn. The edge also writes its log line, request id and security headers, checks the Origin and ` +
    "counts its limits; the plugin does none of that. bare node:http reads the body and writes fixed bytes.",
  async run() {
    const rates: Record<Name, number[]> = { "stock-plugin": [], "parley-edge": [], "bare-http": [] };
    const latencies = { "stock-plugin": new Histogram(), "parley-edge": new Histogram(), "bare-http": new Histogram() };
    const busy: Record<Name, number> = { "stock-plugin": 0, "parley-edge": 0, "bare-http": 0 };
    for (let round = 0; round < rounds; round++) {
      for (const name of names) {
        await using server = await startOwn(name);
        const load = { address: server.address, connections: 64, next: () => ping, warmupSeconds: 1.5, seconds: 3 };
        const measured = await runClosedLoop(load);
        rates[name].push(measured.perSecond);
        latencies[name].add(measured.latencies);
        busy[name] = Math.max(busy[name], measured.generatorBusy);
      }
    }
    const rateOf = (name: Name) => rates[name].reduce((sum, rate) => sum + rate, 0) / rounds;
    const rows = names.map((name): Row => {
      const rate = { name: "rate", value: rateOf(name), unit: "/s" } as const;
      const limited = busy[name] > 0.9 ? { note: "the generator was busy all the time: the server could do more" } : {};
      return { what: servers[name], figures: [rate, ...percentiles(latencies[name])], ...limited };
    });
    const ratio = rateOf("parley-edge") / rateOf("stock-plugin");
    return [
      ...rows,
      { what: "edge to plugin", figures: [{ name: "ratio", value: ratio, unit: "×", target: { atLeast: 5 } }] },
    ];
  },
};
