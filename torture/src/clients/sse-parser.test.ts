import { expect, test } from "vitest";
import { Random } from "../random.ts";
import { type SseFrame, SseParser } from "./sse-parser.ts";

const text = [
  'retry: 1730\nevent: connected\ndata: {"reconnectAfterInactivityMs":35000}\n\n',
  'data: {"type":"resync"}\nid: a-1\n\n',
  ': a comment\n\ndata: {"text":"Grüße 👋 an alle"}\nid: a-2\n\n',
  "event: ping\ndata:\nid: a-2\n\n",
  "data: one\ndata: two\r\nid:a-3\r\n\r\n",
].join("");

const frames: SseFrame[] = [
  { event: "connected", data: '{"reconnectAfterInactivityMs":35000}', id: undefined },
  { event: undefined, data: '{"type":"resync"}', id: "a-1" },
  { event: undefined, data: '{"text":"Grüße 👋 an alle"}', id: "a-2" },
  { event: "ping", data: "", id: "a-2" },
  { event: undefined, data: "one\ntwo", id: "a-3" },
];

function parse(pieces: Uint8Array[]): SseFrame[] {
  const found: SseFrame[] = [];
  const parser = new SseParser((frame) => found.push(frame));
  for (const piece of pieces) parser.push(piece);
  return found;
}

test("parses the same frames however the bytes are split", () => {
  const bytes = new TextEncoder().encode(text);
  expect(parse([bytes])).toEqual(frames);
  expect(parse([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(frames);
  const random = new Random(1);
  for (let round = 0; round < 50; round++) {
    const cut = random.between(0, bytes.length);
    expect(parse([bytes.subarray(0, cut), bytes.subarray(cut)])).toEqual(frames);
  }
});

test("does not emit an incomplete frame", () => {
  expect(parse([new TextEncoder().encode("data: whole\n\ndata: half\nid: 7\n")])).toEqual([
    { event: undefined, data: "whole", id: undefined },
  ]);
});
