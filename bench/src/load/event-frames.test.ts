import fc from "fast-check";
import { expect, test } from "vitest";
import { ChunkedBody } from "./chunked-body.ts";
import { EventFrames } from "./event-frames.ts";

/** Parses a chunked body that arrives in these pieces. */
function read(pieces: readonly Buffer[]): string[] {
  const seen: string[] = [];
  const body = new ChunkedBody();
  const frames = new EventFrames({
    onEvent: ({ bytes, dataStart, dataEnd, idStart, idEnd }) =>
      seen.push(`${bytes.toString("utf8", idStart, idEnd)}: ${bytes.toString("utf8", dataStart, dataEnd)}`),
    onNamed: (name, data) => seen.push(`${name}! ${data}`),
    onRetry: (milliseconds) => seen.push(`${milliseconds} ms`),
  });
  // All reads share one buffer, as with real sockets, so the parser must copy what it keeps.
  const shared = Buffer.alloc(2_000);
  for (const piece of pieces) {
    piece.copy(shared);
    body.push(shared.subarray(0, piece.length), (bytes, start, end) => frames.push(bytes, start, end));
  }
  return seen;
}

const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
const stream = Buffer.from(
  [
    'retry: 1730\nevent: connected\ndata: {"ms":35000}\n\n',
    'data: {"text":"größer"}\nid: e-1\n\ndata: {"n":2}\nid: e-2\n\n',
    "event: ping\ndata:\nid: e-2\n\n",
    ': nothing\n\nid: e-3\ndata: {"n":3}\n',
    '\ndata: {"n":4}\n\n',
  ]
    .map(chunk)
    .join(""),
);
const whole = [
  "1730 ms",
  'connected! {"ms":35000}',
  'e-1: {"text":"größer"}',
  'e-2: {"n":2}',
  "ping! ",
  'e-3: {"n":3}',
  ': {"n":4}',
];

test("parses events with their ids, and reports named frames separately", () => {
  expect(read([stream])).toEqual(whole);
});

test("parses the same events however the bytes are split", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(stream.length), { maxLength: 12 }), (cuts) => {
      const ends = [...cuts, stream.length].sort((a, b) => a - b);
      expect(read(ends.map((end, index) => stream.subarray(ends[index - 1] ?? 0, end)))).toEqual(whole);
    }),
  );
});

test("rejects data of more than one line, which no measured server sends", () => {
  expect(() => read([Buffer.from(chunk("data: 1\ndata: 2\n\n"))])).toThrow("more than one line");
});
