import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import type { Frame } from "@parley/api";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { Batch } from "./batch.ts";
import { Heartbeat } from "./heartbeat.ts";
import { StreamWriter } from "./stream-writer.ts";

let listening: Server;
const sockets: Socket[] = [];

beforeAll(async () => {
  listening = createServer().listen(0, "127.0.0.1");
  await once(listening, "listening");
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});
afterAll(() => listening.close());

/** A writer and the client socket that reads from it. */
async function setUp(framing: "chunked" | "plain" = "plain", server: Server = listening) {
  const reader = connect((server.address() as AddressInfo).port, "127.0.0.1");
  const [socket] = (await once(server, "connection")) as [Socket];
  // A reader that is cut off gets a reset, which is not a failure here.
  reader.on("error", () => {});
  socket.on("error", () => {});
  sockets.push(reader, socket);
  return { reader, socket, writer: new StreamWriter(socket, framing) };
}

let number = 0;
function frameOf(json: string, ephemeral = false): Frame {
  return { id: `e-${++number}`, json, ephemeral, event: { type: "resync" } } as Frame;
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const filler = (bytes: number) => Buffer.alloc(bytes, "x");

describe("frames sent in the same turn", () => {
  test("are written at once, in order, as one chunk", async () => {
    const { reader, writer, socket } = await setUp("chunked");
    const frames = ["1", "2", "3"].map((json) => frameOf(json));
    for (const frame of frames) writer.send(frame);
    expect(socket.bytesWritten).toBe(0);
    const text = frames.map(({ id, json }) => `data: ${json}\nid: ${id}\n\n`).join("");
    const [bytes] = await once(reader, "data");
    expect(String(bytes)).toBe(`${text.length.toString(16)}\r\n${text}\r\n`);
  });

  test("share one buffer among streams with the same frames, whatever other streams get", () => {
    const [a, b] = [frameOf("1"), frameOf("2")];
    const first = Batch.empty.plus(a).plus(b);
    const other = Batch.empty.plus(b);
    expect(Batch.empty.plus(a).plus(b).bytes("plain")).not.toBe(other.bytes("plain"));
    expect(first.bytes("plain")).toBe(first.bytes("plain"));
    // Interleaved as in the hub, which sends each event to every stream before the next.
    const [one, two] = [Batch.empty.plus(a), Batch.empty.plus(a)];
    expect(one.plus(b).bytes("chunked")).toBe(two.plus(b).bytes("chunked"));
  });
});

test("clients found gone are dealt with over several turns, and nobody misses anything", async () => {
  // An HTTP server does not read from paused sockets: only a write shows that the client is gone.
  const server = createHttpServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const lost: Awaited<ReturnType<typeof setUp>>[] = [];
  while (lost.length < 20) lost.push(await setUp("plain", server));
  const present = await setUp("plain", server);
  server.close();
  let text = "";
  present.reader.on("data", (bytes) => {
    text += bytes;
  });
  for (const { reader, socket } of lost) {
    socket.pause();
    reader.resetAndDestroy();
  }
  await new Promise((resolve) => setTimeout(resolve, 50));
  const writers = [...lost, present].map(({ writer }) => writer);
  const [first, second] = [frameOf("1"), frameOf("2")];
  for (const writer of writers) writer.send(first);
  const foundLost = () => lost.filter(({ socket }) => socket.errored).length;
  await turn();
  expect(foundLost()).toBeGreaterThan(0);
  expect(foundLost()).toBeLessThan(lost.length);
  for (const writer of writers) writer.send(second);
  await expect.poll(foundLost).toBe(lost.length);
  await expect.poll(() => text).toBe(`data: 1\nid: ${first.id}\n\ndata: 2\nid: ${second.id}\n\n`);
});

describe("a slow reader", () => {
  test("gets no ephemeral frames until it has caught up", async () => {
    const { reader, writer, socket } = await setUp();
    // More than the system buffers for a reader that does not read.
    while (socket.writableLength <= 64 * 1024) socket.write(filler(64 * 1024));
    writer.send(frameOf('"typing 1"', true));
    writer.send(frameOf('"message"'));
    let text = "";
    reader.on("data", (bytes) => {
      text = (text + bytes).slice(-10_000);
    });
    await expect.poll(() => text).toContain("message");
    await expect.poll(() => socket.writableLength).toBe(0);
    writer.send(frameOf('"typing 2"', true));
    await expect.poll(() => text).toContain("typing 2");
    expect(text).not.toContain("typing 1");
  });

  test("is cut off beyond a megabyte, without affecting others", async () => {
    const [slow, quick] = [await setUp(), await setUp()];
    quick.reader.resume();
    const closed = once(slow.socket, "close");
    for (let n = 0; n < 1_000 && !slow.socket.destroyed; n++) {
      const frame = frameOf("x".repeat(64 * 1024));
      slow.writer.send(frame);
      quick.writer.send(frame);
      await turn();
      await expect.poll(() => quick.socket.writableLength).toBe(0);
    }
    await closed;
    expect(quick.socket.destroyed).toBe(false);
  });

  test("is cut off when it leaves anything unread for ten seconds", async () => {
    const { writer, socket } = await setUp();
    while (socket.writableLength === 0) socket.write(filler(64 * 1024));
    const heartbeat = new Heartbeat({ lastId: "e-0", size: 1 });
    heartbeat.add(writer);
    heartbeat.beat(0);
    heartbeat.beat(9_000);
    expect(socket.destroyed).toBe(false);
    heartbeat.beat(10_001);
    expect(socket.destroyed).toBe(true);
    heartbeat.stop();
  });
});

test("a ping follows the frames before it, and a turn without frames writes nothing", async () => {
  const { reader, writer } = await setUp("chunked");
  writer.send(frameOf("1"));
  writer.ping(Buffer.from("PING"));
  await turn();
  writer.send(frameOf("2"));
  let text = "";
  reader.on("data", (bytes) => {
    text += bytes;
  });
  await expect.poll(() => text).toMatch(/^[^P]*data: 1\n[^P]*PING[^P]*data: 2\n/);
  expect(text).not.toMatch(/^0\r$/m);
});

test.each([
  ["on time", 20],
  ["late", 47],
])(
  "each stream is pinged every fifteen seconds by beats that come %s, with the last event id and a retry time",
  async (_, ms) => {
    const streams: Awaited<ReturnType<typeof setUp>>[] = [];
    while (streams.length < 20) streams.push(await setUp());
    const texts = new Map(streams.map((_stream, index) => [index, ""]));
    // Only this test beats.
    vi.useFakeTimers({ toFake: ["setInterval"] });
    const heartbeat = new Heartbeat({ lastId: "e-7", size: 5_800 });
    vi.useRealTimers();
    for (const [index, { reader, writer }] of streams.entries()) {
      reader.on("data", (bytes) => {
        texts.set(index, texts.get(index) + String(bytes));
      });
      heartbeat.add(writer);
    }
    heartbeat.beat(0);
    await turn();
    for (let now = ms; now < 15_000; now += ms) heartbeat.beat(now);
    const ping = /^retry: (\d+)\nevent: ping\ndata:\nid: e-7\n\n$/;
    await expect.poll(() => [...texts.values()].filter((text) => ping.test(text))).toHaveLength(streams.length);
    // This many streams need ten seconds to reconnect.
    const retries = [...texts.values()].map((text) => Number(ping.exec(text)?.[1]));
    expect([Math.min(...retries), Math.max(...retries)]).toEqual([507, 9_907]);
    heartbeat.stop();
  },
);
