import { once } from "node:events";
import { connect } from "node:net";
import sharp from "sharp";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { oddRouter } from "../testing/odd-router.ts";
import { createTestServer, type TestServer } from "../testing/test-server.ts";

type Person = Awaited<ReturnType<TestServer["signUp"]>>;

let server: TestServer;
let url: URL;
let ada: Person;

beforeAll(async () => {
  server = await createTestServer({ router: oddRouter });
  url = new URL(await server.listen());
  ada = await server.signUp("ada");
});
afterAll(() => server.close());

const pathOf = (length: number) => `/trpc/long?input=${encodeURIComponent(JSON.stringify({ length }))}`;

async function statusFor({ authorization }: Person): Promise<number> {
  const answer = await fetch(new URL("/trpc/whoAmI", url), { headers: authorization });
  await answer.text();
  return answer.status;
}

const four = Array<string>(4).fill(pathOf(9_000_000));

/** Requests responses on one connection, and reads none of them. */
async function leaveUnread({ authorization }: Person, paths: readonly string[]) {
  const socket = connect(Number(url.port), url.hostname).pause();
  await once(socket, "connect");
  const head = `host: ${url.host}\r\nauthorization: ${authorization.authorization}\r\n`;
  socket.write(paths.map((path) => `GET ${path} HTTP/1.1\r\n${head}\r\n`).join(""));
  return socket;
}

test("a client with too many unread bytes is refused until it reads them or disconnects", async () => {
  const socket = await leaveUnread(ada, four);
  await expect.poll(() => statusFor(ada)).toBe(429);
  const grace = await server.signUp("grace");
  expect(await statusFor(grace)).toBe(200);
  socket.destroy();
  await expect.poll(() => statusFor(ada)).toBe(200);

  const reader = await leaveUnread(ada, four);
  await expect.poll(() => statusFor(ada)).toBe(429);
  reader.resume();
  await expect.poll(() => statusFor(ada)).toBe(200);
  reader.destroy();
});

test.each([
  ["not long", "ben", () => pathOf(20_000)],
  ["short", "cleo", () => pathOf(1)],
  ["a picture", "dora", uploadPicture],
])("an answer that is %s counts as well while it waits behind one that is not read", async (_what, name, prepare) => {
  const warnings: Error[] = [];
  const warned = (warning: Error) => void warnings.push(warning);
  process.on("warning", warned);
  const person = await server.signUp(name);
  const path = await prepare(person);
  // Alone, the first would not be too much.
  const socket = await leaveUnread(person, [pathOf(31_500_000), ...Array<string>(60).fill(path)]);
  onTestFinished(() => {
    socket.destroy();
    process.off("warning", warned);
  });
  await expect.poll(() => statusFor(person)).toBe(429);
  socket.resume();
  await expect.poll(() => statusFor(person)).toBe(200);
  expect(warnings).toEqual([]);
});

/** @returns the path of the person's picture. */
async function uploadPicture({ authorization }: Person): Promise<string> {
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } })
    .png()
    .toBuffer();
  const headers = { ...authorization, "content-type": "image/png" };
  const answer = await fetch(new URL("/api/pictures", url), { method: "POST", headers, body: new Uint8Array(picture) });
  const { image } = (await answer.json()) as { image: string };
  return image;
}
