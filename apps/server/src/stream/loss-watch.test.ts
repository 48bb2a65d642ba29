import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LossWatch } from "./loss-watch.ts";

beforeEach(() => {
  // The tests call look() themselves.
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
});
afterEach(() => vi.useRealTimers());

/** Opens watched streams to an HTTP server that counts how many have closed. */
async function openStreams(count: number) {
  const watch = new LossWatch();
  const seen = { open: 0, closed: 0 };
  const server = createServer(async (request, response) => {
    const { socket } = request;
    // Node resumes the socket once the request has ended.
    await new Promise((resolve) => setImmediate(resolve));
    response.write("hello");
    seen.open++;
    const end = watch.add(socket);
    socket.on("error", () => {});
    socket.once("close", () => {
      seen.closed++;
      end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const clients: Socket[] = [];
  for (let n = 0; n < count; n++) {
    const client = connect(port, "127.0.0.1");
    client.write("GET / HTTP/1.1\r\nhost: parley\r\n\r\n");
    clients.push(client);
  }
  await until(() => seen.open === count);
  return {
    watch,
    seen,
    clients,
    async [Symbol.asyncDispose]() {
      for (const client of clients) client.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Not `expect.poll`, which advances the fake timers. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(5);
}

/** Long enough for the operating system to report every reset. */
const settled = () => sleep(50);

test("streams that are lost at once are closed a few at a time", async () => {
  await using streams = await openStreams(600);
  const { watch, seen, clients } = streams;
  for (const client of clients) client.resetAndDestroy();
  await settled();
  expect(seen.closed).toBe(0);
  watch.look();
  await until(() => seen.closed > 0);
  await settled();
  expect(seen.closed).toBe(2);
  let looks = 1;
  for (; seen.closed < 600; looks++) {
    watch.look();
    await sleep(1);
  }
  // The fewer are left, the fewer are closed at a time.
  expect(looks).toBeGreaterThanOrEqual(490);
  expect(looks).toBeLessThan(900);
});

test("a stream whose client is connected survives many rounds", async () => {
  await using streams = await openStreams(3);
  const { watch, seen, clients } = streams;
  const [gone] = clients;
  gone?.end();
  for (let looks = 0; looks < 10; looks++) {
    watch.look();
    await sleep(5);
  }
  await until(() => seen.closed > 0);
  await settled();
  expect(seen.closed).toBe(1);
});

test("the timer stops when no stream is left", async () => {
  await using streams = await openStreams(1);
  expect(vi.getTimerCount()).toBe(1);
  streams.clients[0]?.destroy();
  vi.advanceTimersByTime(50);
  await until(() => streams.seen.closed === 1);
  expect(vi.getTimerCount()).toBe(0);
});
