import { request as httpRequest } from "node:http";
import type { InjectOptions } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { oddRouter } from "../testing/odd-router.ts";
import { createTestServer, type TestServer } from "../testing/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer({ router: oddRouter });
});
afterAll(() => server.close());

const json = { "content-type": "application/json" };
const send = (url: string, options: InjectOptions = {}) => server.app.inject({ method: "POST", url, ...options });
const steps = async (): Promise<string[]> => (await server.app.inject("/trpc/steps")).json().result.data;
const data = (answer: { json(): { error?: { data: unknown } } }) => answer.json().error?.data;

describe("a malformed call is refused with a clear message", () => {
  test.each([
    ["no content type", {}, "content type application/json"],
    ["no content type but a body", { payload: "{}" }, "content type application/json"],
    ["a form", { headers: { "content-type": "application/x-www-form-urlencoded" }, payload: "word=a" }, "as JSON"],
    [
      "a multipart form",
      { headers: { "content-type": "multipart/form-data; boundary=x" }, payload: "--x--" },
      "as JSON",
    ],
    ["plain text", { headers: { "content-type": "text/plain" }, payload: '{"word":"a"}' }, "as JSON"],
    ["bytes", { headers: { "content-type": "application/octet-stream" }, payload: "a" }, "as JSON"],
    ["an invalid content type", { headers: { "content-type": ";;" }, payload: "a" }, "as JSON"],
  ])("415: %s", async (_name, options, sentence) => {
    const answer = await send("/trpc/shout", options);
    expect(answer.statusCode).toBe(415);
    expect(data(answer)).toMatchObject({ reason: "INVALID_INPUT", httpStatus: 415 });
    expect(answer.json().error.message).toContain(sentence);
  });

  test.each([
    ["truncated JSON", '{"word":"a'],
    ["text that is not JSON", "word"],
    ["bytes that are not UTF-8", Buffer.from([0x22, 0xff, 0x22])],
  ])("400: %s", async (_name, payload) => {
    const answer = await send("/trpc/shout", { headers: json, payload });
    expect(answer.statusCode).toBe(400);
    expect(data(answer)).toMatchObject({ reason: "INVALID_INPUT" });
    expect(answer.json().error.message).toMatch(/^The body of this request is not /);
  });

  test("400: truncated JSON in the address", async () => {
    const answer = await server.app.inject("/trpc/echo?input=%7B%22a");
    expect(answer.statusCode).toBe(400);
    expect(answer.json().error.message).toMatch(/^The input in the address is not complete JSON/);
  });

  test("400: an undecodable address", async () => {
    const answer = await server.app.inject("/trpc/%zz");
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: "INVALID_INPUT" });
  });

  test("400: a batch whose input is a list", async () => {
    const answer = await send("/trpc/shout,shout?batch=1", { headers: json, payload: "[1,2]" });
    expect(answer.statusCode).toBe(400);
    expect(data(answer)).toMatchObject({ reason: "INVALID_INPUT" });
  });

  test("413: a body above a megabyte, but not one just below", async () => {
    const wordOf = (bytes: number) => `{"word":"${"a".repeat(bytes - '{"word":""}'.length)}"}`;
    const allowed = await send("/trpc/shout", { headers: json, payload: wordOf(1_000_000) });
    expect(allowed.statusCode).toBe(200);

    const refused = await send("/trpc/shout", { headers: json, payload: wordOf(1_000_001) });
    expect(refused.statusCode).toBe(413);
    expect(data(refused)).toMatchObject({ reason: "BODY_TOO_LARGE" });
  });

  test("400: 21 calls in a batch, before any of them runs", async () => {
    const paths = Array.from({ length: 21 }, () => "slow").join(",");
    const inputs = Object.fromEntries(Array.from({ length: 21 }, (_, index) => [index, { name: "of 21" }]));
    const answer = await send(`/trpc/${paths}?batch=1`, { headers: json, payload: JSON.stringify(inputs) });
    expect(answer.statusCode).toBe(400);
    expect(data(answer)).toMatchObject({ reason: "BATCH_TOO_LARGE" });
    expect(await steps()).not.toContain("of 21 began");
  });
});

describe("each kind of procedure has its HTTP method", () => {
  test.each([
    ["GET", "/trpc/nothing", "Call it with POST"],
    ["POST", "/trpc/whoAmI", "Ask it with GET"],
    ["GET", "/trpc/stream", "subscription"],
    ["PUT", "/trpc/nothing", "mutations with POST"],
    ["DELETE", "/trpc/nothing", "mutations with POST"],
  ] as const)("405: %s %s", async (method, url, sentence) => {
    const answer = await server.app.inject({ method, url, headers: method === "GET" ? {} : json });
    expect(answer.statusCode).toBe(405);
    expect(answer.json().error.message).toContain(sentence);
  });

  test("HEAD and OPTIONS have empty responses, without CORS headers", async () => {
    expect((await server.app.inject({ method: "HEAD", url: "/trpc/whoAmI" })).statusCode).toBe(204);
    const options = await server.app.inject({
      method: "OPTIONS",
      url: "/trpc/nothing",
      headers: { origin: "https://evil.example", "access-control-request-method": "POST" },
    });
    expect(options.statusCode).toBe(204);
    expect(Object.keys(options.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
  });
});

describe("keys that could pollute prototypes", () => {
  const depths = [
    '{"__proto__":{"word":"a"}}',
    '{"word":"a","x":{"__proto__":{"y":1}}}',
    '{"constructor":{"prototype":{"y":1}}}',
  ];

  test.each(depths)("%s changes no prototype", async (text) => {
    for (const url of ["/trpc/shout", "/trpc/shout?batch=1"]) {
      await send(url, { headers: json, payload: url.endsWith("1") ? `{"0":${text},"__proto__":${text}}` : text });
    }
    const echoed = await server.app.inject(`/trpc/echo?input=${encodeURIComponent(text)}`);
    expect(echoed.body).toBe(`{"result":{"data":${text}}}`);
    expect(Object.hasOwn(Object.prototype, "y") || Object.hasOwn(Object.prototype, "word")).toBe(false);
  });

  test("an inherited key is not used as input", async () => {
    const answer = await send("/trpc/shout,shout?batch=1", {
      headers: json,
      payload: '{"__proto__":{"0":{"word":"a"}}}',
    });
    expect(answer.json().map((one: { error?: unknown }) => one.error !== undefined)).toEqual([true, true]);
  });

  test.each(["__proto__", "constructor", "toString", ""])("'%s' is not a procedure", async (path) => {
    const answer = await server.app.inject(`/trpc/${path}`);
    expect(answer.statusCode).toBe(404);
    expect(data(answer)).toMatchObject({ reason: "NO_SUCH_PROCEDURE" });
  });
});

describe("a database failure while the caller is identified", () => {
  test("is an internal error, not a bad request", async () => {
    const broken = await createTestServer({ router: oddRouter });
    const { authorization } = await broken.signUp("ada");
    await broken.db.destroy();
    const answer = await broken.app.inject({ url: "/trpc/whoAmI", headers: authorization });
    await broken.close();
    expect(answer.statusCode).toBe(500);
    expect(data(answer)).toMatchObject({ reason: "INTERNAL", requestId: answer.headers["x-request-id"] });
  });
});

describe("an unexpected error", () => {
  test("is reported with a request id, under which it is logged", async () => {
    const answer = await send("/trpc/break", { headers: json });
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toMatch(/hunter2|odd-router|\.ts/);

    const requestId = answer.headers["x-request-id"];
    expect(data(answer)).toEqual({
      code: "INTERNAL_SERVER_ERROR",
      httpStatus: 500,
      path: "break",
      reason: "INTERNAL",
      requestId,
    });
    expect(server.log()).toContainEqual(
      expect.objectContaining({
        requestId,
        path: "break",
        err: expect.objectContaining({ message: "the password of the database is hunter2" }),
      }),
    );
  });

  test("includes a result that cannot be serialised", async () => {
    const answer = await server.app.inject("/trpc/unwritable");
    expect(answer.statusCode).toBe(500);
    expect(data(answer)).toMatchObject({ reason: "INTERNAL", requestId: answer.headers["x-request-id"] });
    expect(answer.body).not.toContain("BigInt");
  });
});

test("a rate limit sets Retry-After to the longest wait in the batch", async () => {
  const payload = '{"1":{"retryAfter":7},"2":{"retryAfter":3}}';
  const answer = await send("/trpc/nothing,tooFast,tooFast?batch=1", { headers: json, payload });
  expect(answer.statusCode).toBe(207);
  expect(answer.json()[1].error.data).toMatchObject({ reason: "RATE_LIMITED", retryAfter: 7 });
  expect(answer.headers["retry-after"]).toBe("7");
});

test("a batch may have 20 procedures with long names", async () => {
  const paths = Array.from({ length: 20 }, () => "a".repeat(200)).join(",");
  const answer = await server.app.inject(`/trpc/${paths}?batch=1`);
  expect(answer.json()).toHaveLength(20);
});

test("a client that disconnects does not interrupt a mutation", async () => {
  const url = await server.listen();
  const gone = httpRequest(`${url}/trpc/slow`, { method: "POST", headers: json });
  const closed = new Promise((resolve) => gone.on("error", () => {}).on("close", resolve));
  gone.end('{"name":"the call"}');
  await expect.poll(steps).toContain("the call began");
  gone.destroy();
  await closed;
  await send("/trpc/release", { headers: json });
  await expect.poll(steps).toContain("the call ended");
});
