import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ResponseParser } from "./response-parser.ts";

const parse = (parser: ResponseParser, text: string) => {
  const response = parser.push(Buffer.from(text, "latin1"));
  return response && { status: response.status, body: response.body.toString("latin1") };
};

const plain = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nx-other: 9\r\n\r\nhello";
const chunked =
  "HTTP/1.1 429 Too Many Requests\r\nTransfer-Encoding: chunked\r\n\r\n5;ext=1\r\nhel\r\n\r\nA\r\n0123456789\r\n0\r\nx-sum: 1\r\n\r\n";
const bodiless = "HTTP/1.1 204 No Content\r\ndate: now\r\n\r\n";
const announced = `HTTP/1.1 100 Continue\r\n\r\n${plain}`;
const empty = "HTTP/1.1 200\r\ncontent-length: 0\r\n\r\n";

const whole = [
  { text: plain, status: 200, body: "hello" },
  { text: chunked, status: 429, body: "hel\r\n0123456789" },
  { text: bodiless, status: 204, body: "" },
  { text: announced, status: 200, body: "hello" },
  { text: empty, status: 200, body: "" },
];

test("parses consecutive responses of each kind", () => {
  const parser = new ResponseParser();
  for (const { text, status, body } of [...whole, ...whole]) expect(parse(parser, text)).toEqual({ status, body });
});

test("parses the same response however the bytes are split", () => {
  fc.assert(
    fc.property(fc.constantFrom(...whole), fc.array(fc.nat(200), { maxLength: 6 }), ({ text, status, body }, cuts) => {
      const parser = new ResponseParser();
      const ends = [...cuts.filter((cut) => cut < text.length), text.length].sort((a, b) => a - b);
      const answers = ends.map((end, index) => parse(parser, text.slice(index === 0 ? 0 : ends[index - 1], end)));
      expect(answers.filter(Boolean)).toEqual([{ status, body }]);
      expect(answers.at(-1)).toEqual({ status, body });
    }),
  );
});

test.each([
  ["more than one response", `${plain}HTTP/1.1 200 OK`, "15 bytes came after"],
  ["more than one response in chunks", `${chunked}x`, "1 bytes came after"],
  ["no length", "HTTP/1.1 200 OK\r\nconnection: close\r\n\r\nhello", "neither its length"],
  ["another protocol", "SSH-2.0-OpenSSH\r\n\r\n", "not the head"],
  ["no size of a chunk", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nhello\r\n", "size of a chunk"],
  [
    "a chunk that is too long",
    "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\nab\r\n",
    "longer than it said",
  ],
  ["headers without an end", `HTTP/1.1 200 OK\r\nx: ${"y".repeat(70_000)}`, "do not end"],
])("rejects %s", (_name, text, reason) => {
  expect(() => parse(new ResponseParser(), text)).toThrow(reason);
});

test("parses what node:http sends, with a length and in chunks", async () => {
  const server = createServer((request, response) => {
    if (request.url === "/length") response.end("counted");
    else {
      response.write("in ");
      response.end("chunks");
    }
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, "127.0.0.1");
  try {
    const parser = new ResponseParser();
    const ask = (path: string) =>
      new Promise<string>((resolve, reject) => {
        const take = (chunk: Buffer) => {
          try {
            const response = parser.push(chunk);
            if (!response) return;
            socket.off("data", take);
            resolve(response.body.toString());
          } catch (error) {
            reject(error);
          }
        };
        socket.on("data", take);
        socket.write(`GET ${path} HTTP/1.1\r\nhost: test\r\n\r\n`);
      });
    expect([await ask("/length"), await ask("/chunks"), await ask("/length")]).toEqual([
      "counted",
      "in chunks",
      "counted",
    ]);
  } finally {
    socket.destroy();
    server.close();
  }
});
