import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { oddRouter } from "../testing/odd-router.ts";
import { createTestServer, type TestServer } from "../testing/test-server.ts";

let server: TestServer;
let url: URL;
let ada: Awaited<ReturnType<TestServer["signUp"]>>;

beforeAll(async () => {
  server = await createTestServer({ router: oddRouter });
  url = new URL(await server.listen());
  ada = await server.signUp("ada");
});
afterAll(() => server.close());

const longPath = `/trpc/long?input=${encodeURIComponent('{"length":9000000}')}`;

async function statusFor({ authorization }: Pick<typeof ada, "authorization">): Promise<number> {
  const answer = await fetch(new URL("/trpc/whoAmI", url), { headers: authorization });
  await answer.text();
  return answer.status;
}

/** Requests long responses on one connection, and reads none of them. */
async function leaveUnread(count: number) {
  const socket = connect(Number(url.port), url.hostname).pause();
  await once(socket, "connect");
  const head = `host: ${url.host}\r\nauthorization: ${ada.authorization.authorization}\r\n`;
  socket.write(`GET ${longPath} HTTP/1.1\r\n${head}\r\n`.repeat(count));
  return socket;
}

test("a client with too many unread bytes is refused until it reads them or disconnects", async () => {
  const socket = await leaveUnread(4);
  await expect.poll(() => statusFor(ada)).toBe(429);
  const grace = await server.signUp("grace");
  expect(await statusFor(grace)).toBe(200);
  socket.destroy();
  await expect.poll(() => statusFor(ada)).toBe(200);

  const reader = await leaveUnread(4);
  await expect.poll(() => statusFor(ada)).toBe(429);
  reader.resume();
  await expect.poll(() => statusFor(ada)).toBe(200);
  reader.destroy();
});
