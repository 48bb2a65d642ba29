import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { type Call, expectStatus, requestBytes } from "./call.ts";
import { runClosedLoop } from "./closed-loop.ts";
import { runOpenLoop } from "./open-loop.ts";

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function serve(answer: (response: ServerResponse, count: number) => void) {
  let count = 0;
  server = createServer((_request, response) => {
    count += 1;
    answer(response, count);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  return { host: "127.0.0.1", port };
}

const bytes = requestBytes("GET", "/");
const call: Call = { bytes, check: expectStatus };

test("a closed loop keeps one request in flight per connection, and counts each response", async () => {
  let open = 0;
  let most = 0;
  let answered = 0;
  const address = await serve((response) => {
    open += 1;
    most = Math.max(most, open);
    setTimeout(() => {
      open -= 1;
      answered += 1;
      response.end("fine");
    }, 5);
  });
  const measured = await runClosedLoop({ address, connections: 3, next: () => call, warmupSeconds: 0, seconds: 0.3 });
  expect(most).toBe(3);
  expect(answered).toBeGreaterThan(3);
  expect(measured.latencies.count).toBe(answered);
  expect(measured.latencies.percentile(50)).toBeGreaterThan(4_000);
});

test("an open loop counts a stall in the latency of every call that was due during it", async () => {
  const stallMs = 200;
  const address = await serve((response, count) => {
    if (count === 10) setTimeout(() => response.end("late"), stallMs);
    else response.end("fine");
  });
  const next = () => call;
  const measured = await runOpenLoop({ address, connections: 1, perSecond: 100, next, warmupSeconds: 0, seconds: 0.5 });
  // 50 calls are due in half a second; those due during the 200 ms wait for what is left of them.
  expect(measured.latencies.count).toBe(50);
  expect(measured.latencies.max).toBeGreaterThan((stallMs - 20) * 1000);
  expect(measured.latencies.percentile(80)).toBeGreaterThan(50_000);
});

test("latencies are recorded per kind", async () => {
  const address = await serve((response) => response.end("fine"));
  const kinds = ["near", "far", "far"];
  let count = 0;
  const next = () => ({ ...call, kind: kinds[count++ % 3] ?? "" });
  const measured = await runOpenLoop({ address, connections: 2, perSecond: 100, next, warmupSeconds: 0, seconds: 0.3 });
  expect(measured.byKind.get("near")?.count).toBe(10);
  expect(measured.byKind.get("far")?.count).toBe(20);
});

test("one wrong response fails the whole measurement", async () => {
  const address = await serve((response, count) => {
    response.statusCode = count === 20 ? 429 : 200;
    response.end("slow down");
  });
  const load = { address, connections: 2, next: () => call, warmupSeconds: 0, seconds: 5 };
  await expect(runClosedLoop(load)).rejects.toThrow("A call was answered with 429: slow down");
});

test("a connection that the server closes fails the whole measurement", async () => {
  const address = await serve((response, count) => {
    if (count === 20) response.socket?.end();
    else response.end("fine");
  });
  const load = { address, connections: 2, next: () => call, warmupSeconds: 0, seconds: 5 };
  await expect(runClosedLoop(load)).rejects.toThrow("The server closed a connection.");
});
