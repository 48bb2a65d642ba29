import { createRateLimiter } from "@parley/api";
import { afterEach, expect, test } from "vitest";
import { oddRouter } from "../testing/odd-router.ts";
import { createTestServer, type TestServer } from "../testing/test-server.ts";

/** The burst that an address or a person may use. */
const burst = 300;

let server: TestServer;
afterEach(() => server.close());

async function start(env: Record<string, string> = {}) {
  // The clock stands still, so nothing refills.
  server = await createTestServer({ env, router: oddRouter, services: { limiter: createRateLimiter(() => 0) } });
}

const from = (remoteAddress: string, headers: Record<string, string> = {}) => ({ remoteAddress, headers });

async function ask(who: { remoteAddress?: string; headers?: Record<string, string> }, calls = 1): Promise<number> {
  const paths = Array.from({ length: calls }, () => "whoAmI").join(",");
  const answer = await server.app.inject({ method: "GET", url: `/trpc/${paths}?batch=1`, ...who });
  return answer.statusCode;
}

async function askUntilRefused(who: Parameters<typeof ask>[0], calls = 1): Promise<number> {
  for (let asked = 0; asked <= burst; asked += calls) if ((await ask(who, calls)) === 429) return asked;
  return Number.POSITIVE_INFINITY;
}

test("a batch of N counts N", async () => {
  await start();
  expect(await askUntilRefused(from("203.0.113.7"), 20)).toBe(burst);
  expect(await askUntilRefused(from("203.0.113.8"), 1)).toBe(burst);
});

const askForLong = (lengths: readonly number[], headers: Record<string, string>) => {
  const paths = lengths.map(() => "long").join(",");
  const inputs = JSON.stringify(Object.fromEntries(lengths.map((length, index) => [index, { length }])));
  return server.app.inject({ url: `/trpc/${paths}?batch=1&input=${encodeURIComponent(inputs)}`, headers });
};

test("a long response counts as several calls, even in a batch, and those above the limit are not sent", async () => {
  await start();
  const ada = await server.signUp("ada");
  const answer = await askForLong(Array<number>(20).fill(2_000_000), ada.authorization);
  expect(answer.statusCode).toBe(207);
  expect(answer.body.length).toBeLessThan(100_000 * burst);
  const reasons = answer.json<{ error?: { data: { reason: string } } }[]>().map(({ error }) => error?.data.reason);
  expect(new Set(reasons)).toEqual(new Set([undefined, "RATE_LIMITED"]));
  expect((await askForLong([2_000_000], ada.authorization)).statusCode).toBe(429);
  const grace = await server.signUp("grace");
  expect((await askForLong([2_000_000], grace.authorization)).statusCode).toBe(200);
});

test("the longest response is possible, and an ordinary page counts as one call", async () => {
  await start();
  const ada = await server.signUp("ada");
  expect((await askForLong([100_000 * burst + 1], ada.authorization)).statusCode).toBe(200);
  // Even with hardly any calls left.
  await askUntilRefused(from("203.0.113.7", ada.authorization), 20);
  expect((await askForLong([2_000_000], ada.authorization)).statusCode).toBe(200);
  expect(await ask(from("203.0.113.7", ada.authorization))).toBe(429);
  const grace = await server.signUp("grace");
  expect((await askForLong(Array<number>(20).fill(50_000), grace.authorization)).statusCode).toBe(200);
  expect(await askUntilRefused(from("203.0.113.7", grace.authorization), 20)).toBe(burst - 20);
});

test("a refused address is told when to retry, and another is not refused", async () => {
  await start();
  await askUntilRefused(from("203.0.113.7"), 20);
  const refused = await server.app.inject({ method: "GET", url: "/trpc/whoAmI", ...from("203.0.113.7") });
  expect(refused.statusCode).toBe(429);
  expect(refused.headers["retry-after"]).toBe("1");
  expect(refused.json().error.data).toMatchObject({ reason: "RATE_LIMITED", retryAfter: 1 });
  expect(await ask(from("203.0.113.8"))).toBe(200);
});

test("an IPv6 /64 network counts as one address, and an IPv4-mapped address as its IPv4 address", async () => {
  await start();
  await askUntilRefused(from("2001:db8:1:2::1"), 20);
  expect(await ask(from("2001:db8:1:2:ffff::9"))).toBe(429);
  expect(await ask(from("2001:db8:1:3::1"))).toBe(200);

  await askUntilRefused(from("203.0.113.7"), 20);
  expect(await ask(from("::ffff:203.0.113.7"))).toBe(429);
});

test("a person has their own limit, from any address", async () => {
  await start();
  const ada = await server.signUp("ada");
  const grace = await server.signUp("grace");
  await askUntilRefused(from("203.0.113.7", ada.authorization), 20);
  expect(await ask(from("198.51.100.1", ada.authorization))).toBe(429);
  expect(await ask(from("203.0.113.7", grace.authorization))).toBe(200);
  expect(await ask(from("203.0.113.7"))).toBe(200);
});

test("invalid credentials count for the address", async () => {
  await start();
  const invented = (index: number) => ({ authorization: `Bearer ${String(index).repeat(32)}` });
  let answers = 0;
  while (answers <= burst && (await ask(from("203.0.113.7", invented(answers)))) === 200) answers++;
  expect(answers).toBe(burst);
});

test("X-Forwarded-For is ignored unless it comes from a trusted proxy", async () => {
  await start();
  await askUntilRefused(from("203.0.113.7"), 20);
  expect(await ask(from("203.0.113.7", { "x-forwarded-for": "198.51.100.1" }))).toBe(429);
  await server.close();

  await start({ TRUSTED_PROXIES: "10.0.0.0/8, 2001:db8::1" });
  await askUntilRefused(from("10.1.2.3", { "x-forwarded-for": "198.51.100.1" }), 20);
  expect(await ask(from("10.1.2.3", { "x-forwarded-for": "198.51.100.2" }))).toBe(200);
  // With two proxies in a row, the first address from the right that is not a trusted proxy counts. Anyone may have
  // written what precedes it.
  expect(await ask(from("10.1.2.3", { "x-forwarded-for": "192.0.2.9, 198.51.100.1, 10.9.9.9" }))).toBe(429);
  expect(await ask(from("2001:db8::1", { "x-forwarded-for": "198.51.100.1" }))).toBe(429);
  expect(await ask(from("203.0.113.7", { "x-forwarded-for": "198.51.100.1" }))).toBe(200);
});

test("invalid addresses from a proxy count as one address", async () => {
  await start({ TRUSTED_PROXIES: "10.0.0.0/8" });
  await askUntilRefused(from("10.1.2.3", { "x-forwarded-for": "unknown" }), 20);
  expect(await ask(from("10.1.2.3", { "x-forwarded-for": "a:b" }))).toBe(429);
  expect(await ask(from("10.1.2.3", { "x-forwarded-for": "198.51.100.1:50123" }))).toBe(200);
});
