import { once } from "node:events";
import { connect, createServer } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TcpProxy } from "./tcp-proxy.ts";

const sent = Buffer.from("abcdefghij".repeat(30_000));
const server = createServer((socket) => {
  socket.on("error", () => {});
  socket.on("data", () => socket.write(sent));
});
let port: number;

beforeAll(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
  port = (server.address() as { port: number }).port;
});
afterAll(() => {
  server.close();
});

async function receive(proxy: TcpProxy, until = Number.POSITIVE_INFINITY): Promise<Buffer> {
  const socket = connect(Number(new URL(proxy.url).port), "127.0.0.1");
  socket.on("error", () => {});
  socket.write("go");
  let got = Buffer.alloc(0);
  socket.on("data", (bytes) => {
    got = Buffer.concat([got, bytes]);
    if (got.length >= until) socket.destroy();
  });
  // Not `once`, which rejects for a reset connection.
  await new Promise((resolve) => socket.on("close", resolve));
  return got;
}

test.each([3, 4, 1_000, 65_537, 299_999])("cuts a connection after exactly %i bytes", async (lifetime) => {
  await using proxy = await TcpProxy.open({ target: () => port, lifetime: () => lifetime });
  const got = await receive(proxy);
  expect(got.equals(sent.subarray(0, lifetime - "go".length))).toBe(true);
  expect(proxy.cuts).toBe(1);
});

test("forwards everything without a lifetime, and after cutting was stopped", async () => {
  await using proxy = await TcpProxy.open({ target: () => port });
  expect((await receive(proxy, sent.length)).equals(sent)).toBe(true);
  await using rough = await TcpProxy.open({ target: () => port, lifetime: () => 1 });
  expect(await receive(rough)).toHaveLength(0);
  rough.stopCutting();
  expect((await receive(rough, sent.length)).equals(sent)).toBe(true);
});

test("cuts every connection on demand, and closes those whose server is down", async () => {
  await using proxy = await TcpProxy.open({ target: () => port });
  const waiting = receive(proxy);
  await new Promise((resolve) => server.once("connection", resolve));
  proxy.cutAll();
  await waiting;
  await using astray = await TcpProxy.open({ target: () => 1 });
  expect(await receive(astray)).toHaveLength(0);
});
