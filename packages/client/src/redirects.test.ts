import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { createParley, signIn } from "./index.ts";

const closes: (() => void)[] = [];
afterEach(() => {
  for (const close of closes.splice(0)) close();
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closes.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it("sends neither passwords nor messages to the target of a redirect", async () => {
  const reached: (string | undefined)[] = [];
  const elsewhere = await serve(({ url }, response) => {
    reached.push(url);
    response.end();
  });
  const asked: (string | undefined)[] = [];
  const url = await serve((request, response) => {
    asked.push(request.url);
    response.writeHead(307, { location: `${elsewhere}${request.url}` }).end();
  });

  await expect(signIn({ url, login: "ada", password: "the words of ada" })).rejects.toThrow();
  const parley = createParley({ url, token: "secret", sendAttempts: 1 });
  closes.push(parley.close);
  await expect(parley.send({ chatId: "one", text: "hello" })).rejects.toThrow();
  parley.start().catch(() => {});
  await expect.poll(() => asked.some((path) => path?.includes("events.stream"))).toBe(true);
  await expect.poll(() => parley.store.getState().connection).not.toBe("live");

  expect(asked.length).toBeGreaterThanOrEqual(3);
  expect(reached).toEqual([]);
});
