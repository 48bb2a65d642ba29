import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { createFetch } from "./fetch.ts";

test("an endless response is aborted, but an event stream is not", async () => {
  const piece = Buffer.alloc(1_000_000, "a");
  let sent = 0;
  const server = createServer((_request, response) => {
    sent = 0;
    const go = () => {
      // Far beyond the limit, but still finite.
      while (sent++ < 200) if (!response.write(piece)) return void response.once("drain", go);
      response.end();
    };
    go();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = createFetch();
  await expect(ask(url).then((response) => response.arrayBuffer())).rejects.toThrow("too long");
  expect(sent).toBeLessThan(150);
  const stream = await ask(url, { headers: { accept: "text/event-stream" } });
  expect((await stream.arrayBuffer()).byteLength).toBe(200_000_000);
  server.close();
});
