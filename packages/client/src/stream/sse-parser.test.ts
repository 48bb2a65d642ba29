import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSseParser, type SseFrame } from "./sse-parser.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const parse = (text: string) => createSseParser().push(bytesOf(text));

/** Parses bytes that are split at the given places. */
function parseCut(bytes: Uint8Array, cuts: readonly number[]): SseFrame[] {
  const parser = createSseParser();
  const places = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
  return places.flatMap((place, index) => parser.push(bytes.subarray(place, places[index + 1] ?? bytes.length)));
}

/** The examples of docs/events.md, with characters of every byte length. */
const documented = [
  "retry: 1730\nevent: connected\ndata: {}\n\n",
  'data: {"text":"ä € 😀 \\n"}\nid: a-41\n\n',
  ": a comment\n\n",
  "event: ping\ndata:\nid: a-42\n\n",
].join("");

const shown: SseFrame[] = [
  { event: "connected", data: "{}", id: undefined, retry: 1730 },
  { event: "message", data: '{"text":"ä € 😀 \\n"}', id: "a-41" },
  { event: "ping", data: "", id: "a-42" },
];

describe("an event stream", () => {
  test("is parsed as documented", () => {
    expect(parse(documented)).toEqual(shown);
  });

  test.each(["\n", "\r", "\r\n"])("is parsed the same wherever it is split, with line ends %j", (end) => {
    const bytes = bytesOf(documented.replaceAll("\n", end));
    for (let one = 0; one <= bytes.length; one++) expect(parseCut(bytes, [one])).toEqual(shown);
    expect(parseCut(bytes, [...bytes.keys()])).toEqual(shown);
  });

  test("is parsed the same however it is split, with any content", () => {
    const line = fc.oneof(
      fc.constantFrom("data", "data:", "data: ", "event: x", "id: 7", "id: a\0b", ":", "retry: 5", ""),
      fc.string({ unit: "binary" }).map((text) => `data: ${text.replaceAll(/[\r\n]/g, "")}`),
      fc.string().map((text) => text.replaceAll(/[\r\n]/g, "")),
    );
    const ended = fc.tuple(line, fc.constantFrom("\n", "\r", "\r\n")).map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.array(ended), fc.array(fc.nat()), (lines, cuts) => {
        const bytes = bytesOf(lines.join(""));
        const places = cuts.map((cut) => cut % (bytes.length + 1));
        const whole = parseCut(bytes, []);
        expect(parseCut(bytes, places)).toEqual(whole);
        expect(parseCut(bytes, [...bytes.keys()])).toEqual(whole);
      }),
    );
  });

  test("joins data lines, removes one leading space, and ignores unknown fields", () => {
    expect(parse("data: one\ndata:two\ndata:  three\nfoo: bar\nfoo\n\n")).toEqual([
      { event: "message", data: "one\ntwo\n three", id: undefined },
    ]);
  });

  test("accepts retry only in whole milliseconds, and ids only without NUL", () => {
    const frame = { event: "message", data: "5", id: undefined };
    expect(parse("data: 5\nretry: soon\nretry: -5\nretry:\nfoo: 5\nid: a\0b\n\n")).toEqual([frame]);
    expect(parse("data: 5\nretry: 5\n\n")).toEqual([{ ...frame, retry: 5 }]);
  });

  test("emits a frame only after its empty line", () => {
    const parser = createSseParser();
    expect(parser.push(bytesOf("data: one\nid: 1\n"))).toEqual([]);
    expect(parser.push(bytesOf("\n"))).toEqual([{ event: "message", data: "one", id: "1" }]);
  });

  test("may start with a byte order mark", () => {
    expect(parse("\uFEFFdata: one\n\n")).toEqual(parse("data: one\n\n"));
  });

  test("does not carry fields over to the next frame", () => {
    expect(parse("event: ping\nid: 1\ndata: x\n\ndata: y\n\n")).toEqual([
      { event: "ping", data: "x", id: "1" },
      { event: "message", data: "y", id: undefined },
    ]);
  });

  test("throws for a frame that never ends", () => {
    const parser = createSseParser();
    const much = bytesOf(`data: ${"x".repeat(1_000_000)}\n`);
    expect(() => {
      for (let n = 0; n < 20; n++) parser.push(much);
    }).toThrow(RangeError);
  });

  test("is parsed in linear time, even byte by byte", () => {
    const bytes = bytesOf(`data: ${"x".repeat(200_000)}\n\n`);
    const parser = createSseParser();
    const frames = [...bytes].flatMap((_byte, index) => parser.push(bytes.subarray(index, index + 1)));
    expect(frames).toHaveLength(1);
  });
});
