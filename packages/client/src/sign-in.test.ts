import { once } from "node:events";
import { createServer } from "node:http";
import { expect, test } from "vitest";
import { SignInError, signIn } from "./sign-in.ts";

/** A server with one response to everything. */
async function createAnswer(status: number, body: string) {
  const asked: { path: string | undefined; body: unknown }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    asked.push({ path: request.url, body: JSON.parse(Buffer.concat(chunks).toString()) });
    response.writeHead(status, { "content-type": "application/json" }).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("a listening server has an address");
  const close = async () => void server.close().closeAllConnections();
  return { url: `http://127.0.0.1:${address.port}/`, asked, [Symbol.asyncDispose]: close };
}

const ana = { token: "secret", user: { id: "1", username: "ana", name: "Ana", email: "ana@parley.example" } };

test.each([
  ["ana@parley.example", "/api/auth/sign-in/email", { email: "ana@parley.example", password: "pass" }],
  ["ana", "/api/auth/sign-in/username", { username: "ana", password: "pass" }],
])("%s signs in through %s", async (login, path, body) => {
  await using server = await createAnswer(200, JSON.stringify(ana));
  expect(await signIn({ url: server.url, login, password: "pass" })).toEqual(ana);
  expect(server.asked).toEqual([{ path, body }]);
});

test("a refusal has a reason for programs and a message for people", async () => {
  await using server = await createAnswer(429, JSON.stringify({ code: "RATE_LIMITED", message: "Wait a moment." }));
  const error = await signIn({ url: server.url, login: "ana", password: "pass" }).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(SignInError);
  expect(error).toMatchObject({ reason: "RATE_LIMITED", message: "Wait a moment." });
});

test.each([
  ["a page", 200, "<html>"],
  ["an empty response", 404, ""],
  ["other JSON", 200, "{}"],
])("%s instead of a token is reported as NO_PARLEY", async (_what, status, body) => {
  await using server = await createAnswer(status, body);
  await expect(signIn({ url: server.url, login: "ana", password: "pass" })).rejects.toMatchObject({
    reason: "NO_PARLEY",
    message: "There is no Parley server at this address. Check the address.",
  });
});
