import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { sharedMicroseconds } from "./clock.ts";
import { Histogram } from "./histogram.ts";
import { timeMark } from "./message-scan.ts";
import { StreamCrowd } from "./stream-crowd.ts";

const chat = "00000000-0000-7000-8000-000000000001";
const at = (rev: number) => new Map([[chat, rev]]);
const message = (rev: number, text = "hello") =>
  `data: ${JSON.stringify({ type: "message.created", chatId: chat, rev, message: { rev, text } })}\nid: e-${rev}\n\n`;
const begin = 'event: connected\ndata: {}\n\ndata: {"type":"resync"}\nid: e-0\n\n';

let server: Server;
let crowd: StreamCrowd;
let streams: ServerResponse[];
afterEach(() => {
  crowd.close();
  server.closeAllConnections();
  server.close();
});

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
const welcome: Answer = (_request, response) => {
  response.write(begin);
  streams.push(response);
};

async function start({ readers = 1, comeBack = false, neverReads = false, answer = welcome } = {}) {
  streams = [];
  server = createServer(answer).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  crowd = new StreamCrowd({ address: { host: "127.0.0.1", port }, path: "/stream", comeBack });
  await crowd.open(Array.from({ length: readers }, () => ({ revs: at(0), neverReads })));
}

const toAll = (text: string) => {
  for (const stream of streams) stream.write(text);
};

test("every delivery to every reader is counted, and timed from when it was due", async () => {
  await start({ readers: 300 });
  toAll(message(1));
  await crowd.settle(at(1), 5);
  crowd.begin();
  const due = sharedMicroseconds();
  toAll(message(2, `${timeMark(due - 5_000)}due before the measured time`));
  toAll(message(3, `${timeMark(due + 1)}on time`) + message(4, '\\"text\\":\\"@1@ is no mark'));
  await crowd.settle(at(4), 5);
  const report = crowd.report();
  expect(report.count).toBe(900);
  const latencies = Histogram.of(report.latencies);
  expect(latencies.count).toBe(300);
  expect(latencies.max).toBeLessThan(sharedMicroseconds() - due);
});

test.each([
  ["sends an event twice", message(1) + message(1), "Change 1 of chat .* came twice"],
  ["ends", undefined, "has ended"],
  ["refuses", "event: serialized-error\ndata: SERVER_FULL\n\n", "SERVER_FULL"],
])("a stream that %s fails the run", async (_name, text, reason) => {
  await start({ readers: 2 });
  if (text === undefined) streams[1]?.end();
  else streams[1]?.write(text);
  await expect(crowd.settle(at(9), 5)).rejects.toThrow(new RegExp(reason));
  expect(() => crowd.report()).toThrow(new RegExp(reason));
});

test("a lost event fails the run at its end, and one that is overtaken is counted", async () => {
  await start({ readers: 2 });
  streams[0]?.write(message(2) + message(1) + message(3));
  streams[1]?.write(message(1) + message(3));
  await expect(crowd.settle(at(3), 0.2)).rejects.toThrow(
    `1 readers who miss something, the first of them is live: change 2 of chat ${chat} was lost`,
  );
  expect(crowd.report().overtaken).toBe(1);
});

test("an event that one reader is still missing at the end fails the run", async () => {
  await start({ readers: 3 });
  toAll(message(1));
  streams[0]?.write(message(2));
  streams[1]?.write(message(2));
  await expect(crowd.settle(at(2), 0.2)).rejects.toThrow(`chat ${chat} ends at 1 of 2`);
});

test("a reader that is cut off reconnects with its last event id", async () => {
  const ids: unknown[] = [];
  const answer: Answer = (request, response) => {
    const id = request.headers["last-event-id"];
    ids.push(id);
    if (id === "e-1") response.write(`event: connected\ndata: {}\n\n${message(2)}`);
    else welcome(request, response);
  };
  await start({ comeBack: true, answer });
  toAll(message(1));
  await crowd.settle(at(1), 5);
  crowd.cutAll();
  await crowd.settle(at(2), 5);
  expect(ids).toEqual([undefined, "e-1"]);
});

test("a reader that gets a resync takes a snapshot and asks for the changes", async () => {
  const asked: string[] = [];
  const answer: Answer = (request, response) => {
    const path = request.url ?? "";
    const data = path.startsWith("/trpc/sync.snapshot")
      ? { chats: [{ id: chat, lastRev: 3 }] }
      : { messages: [{}, {}, {}], lastRev: 3, more: false };
    if (path === "/stream") return welcome(request, response);
    asked.push(path.replace(/\?.*/, ""));
    // Events arrive while the reader is still catching up.
    if (asked.length === 1) toAll(message(3) + message(4));
    response.end(JSON.stringify({ result: { data } }));
  };
  await start({ comeBack: true, answer });
  toAll('data: {"type":"resync"}\nid: e-0\n\n');
  await crowd.settle(at(4), 5);
  expect(asked).toEqual(["/trpc/sync.snapshot", "/trpc/messages.changes"]);
});

test("an idle reader keeps its stream open until it is checked whether the server cut it off", async () => {
  await start({ readers: 2, neverReads: true });
  toAll(message(1));
  streams[0]?.end();
  expect(await crowd.countCutOff(1)).toBe(1);
});
