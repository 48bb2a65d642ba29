import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LossWatch } from "./loss-watch.ts";

beforeEach(() => {
  // The test says when it is whose turn.
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
});
afterEach(() => vi.useRealTimers());

/** Watched streams of an HTTP server, and how many of them it has seen close. */
async function openStreams(count: number) {
  const watch = new LossWatch();
  const seen = { open: 0, closed: 0 };
  const server = createServer(async (request, response) => {
    const { socket } = request;
    // Node reads on when a request has come to its end.
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

/** Not `expect.poll`, which moves the timers that the test holds. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(5);
}

/** Long enough for whatever the system has to tell. */
const settled = () => sleep(50);

test("of streams that are lost at once, a few are taken leave of at a time", async () => {
  await using streams = await openStreams(120);
  const { watch, seen, clients } = streams;
  for (const client of clients) client.resetAndDestroy();
  await settled();
  expect(seen.closed).toBe(0);
  watch.look();
  await until(() => seen.closed > 0);
  await settled();
  expect(seen.closed).toBe(2);
  let looks = 1;
  for (; seen.closed < 120; looks++) {
    watch.look();
    await sleep(5);
  }
  // Fewer at a time as fewer are left.
  expect(looks).toBeGreaterThanOrEqual(60);
  expect(looks).toBeLessThan(180);
});

test("a stream whose client is there goes on through many rounds, and gets what is written meanwhile", async () => {
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

test("nothing is looked at when nobody is there", async () => {
  await using streams = await openStreams(1);
  expect(vi.getTimerCount()).toBe(1);
  streams.clients[0]?.destroy();
  vi.advanceTimersByTime(50);
  await until(() => streams.seen.closed === 1);
  expect(vi.getTimerCount()).toBe(0);
});
