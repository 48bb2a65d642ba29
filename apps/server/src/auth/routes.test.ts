import { createRateLimiter, type RateLimiter, unlimited } from "@parley/api";
import { attemptRates } from "@parley/api/limits";
import { betterAuth } from "better-auth/minimal";
import { bearer } from "better-auth/plugins/bearer";
import type { InjectOptions } from "fastify";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestAuth, type TestAuth } from "../testing/test-auth.ts";
import { allowedRoutes } from "./allowed-routes.ts";

let limiter: RateLimiter;
let t: TestAuth;
let ada: Awaited<ReturnType<TestAuth["signUp"]>>;

beforeAll(async () => {
  t = await createTestAuth({ limiter: { ...unlimited, take: (...attempt) => limiter.take(...attempt) } });
});
afterAll(() => t.close());

beforeEach(async () => {
  limiter = createRateLimiter(() => 0);
  await t.reset();
  ada = await t.signUp("ada");
});

const post = (path: string, request: InjectOptions) => t.send({ method: "POST", url: `/api/auth${path}`, ...request });
const json = { "content-type": "application/json" };

describe("the allowed routes", () => {
  test("are these and no others", () => {
    expect(allowedRoutes.map((route) => `${route.method} ${route.path}`)).toEqual([
      "POST /sign-up/email",
      "POST /sign-in/email",
      "POST /sign-in/username",
      "POST /sign-out",
      "GET /get-session",
      "POST /change-password",
      "POST /request-password-reset",
      "POST /reset-password",
      "GET /list-sessions",
      "POST /revoke-session",
      "POST /revoke-other-sessions",
      "POST /revoke-sessions",
    ]);
  });

  test("exclude every other route of better-auth, even for a signed-in person", async () => {
    const engine = betterAuth({ secret: "x".repeat(40), baseURL: "http://localhost", plugins: [bearer()] });
    const paths = Object.values<{ path?: string }>(engine.api).map(({ path }) => path);
    const shut = paths.filter((path): path is string => !!path && allowedRoutes.every((route) => route.path !== path));
    expect(shut).toEqual(expect.arrayContaining(["/update-user", "/delete-user", "/change-email"]));
    expect(shut).toContain("/reset-password/:token");
    for (const path of [
      ...shut,
      "/reset-password/abc",
      "/is-username-available",
      "/sign-in/email/",
      "//sign-out",
      "/",
    ]) {
      for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"] as const) {
        const headers = { authorization: `Bearer ${ada.token}` };
        const answer = await t.send({ method, url: `/api/auth${path}`, headers });
        expect([method, path, answer.status]).toEqual([method, path, 404]);
      }
    }
    expect(await t.db.selectFrom("users").select("name").execute()).toEqual([{ name: "ada" }]);
  });

  test("accept only their own method", async () => {
    for (const { method, path } of allowedRoutes) {
      const answer = await t.send({ method: method === "GET" ? "POST" : "GET", url: `/api/auth${path}` });
      expect(answer.status).toBe(404);
    }
  });

  test("never redirect, whatever the fields", async () => {
    const places = ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/ok"];
    for (const place of places) {
      const redirects = { callbackURL: place, redirectTo: place, errorCallbackURL: place, newUserCallbackURL: place };
      for (const path of ["/sign-in/email", "/sign-out", "/request-password-reset"]) {
        limiter = createRateLimiter();
        const answer = await t.post(path, { email: ada.email, password: ada.password, ...redirects }, ada.token);
        expect(answer.status).toBe(200);
        expect(answer.headers).not.toHaveProperty("location");
        expect(answer.text).not.toContain(place);
      }
    }
  });
});

describe("a body", () => {
  const bodies: [string, string][] = allowedRoutes.flatMap(({ method, path }) =>
    method === "GET" || path === "/sign-out" ? [] : [[path, method]],
  );

  test.each(bodies)("%s refuses anything but a complete JSON object", async (path) => {
    for (const payload of ['{"email":', "[", '"text"', "[]", "null", "1", '{"email":{}}', "\u0000", "{}x"]) {
      limiter = createRateLimiter();
      const answer = await post(path, { headers: json, payload });
      expect([400, 401]).toContain(answer.status);
      expect(answer.json().message).toMatch(/\w+ .*\.$/);
    }
    expect(t.errors).toEqual([]);
  });

  test("of another content type is refused, so that cross-site forms fail", async () => {
    const payload = JSON.stringify({ email: ada.email, password: ada.password });
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "a"]) {
      const answer = await post("/sign-in/email", { headers: { "content-type": type }, payload });
      expect(answer.status).toBe(415);
      expect(answer.json().message).toContain("JSON");
      expect(answer.setCookies).toEqual([]);
    }
  });

  test("of more than a megabyte is refused", async () => {
    const payload = JSON.stringify({ email: ada.email, password: "x".repeat(1_000_001) });
    const answer = await post("/sign-in/email", { headers: json, payload });
    expect(answer.status).toBe(413);
    expect(answer.json().code).toBe("BODY_TOO_LARGE");
  });

  test("just below a megabyte is validated", async () => {
    for (const field of ["email", "name", "password", "username", "token", "newPassword", "currentPassword", "id"]) {
      for (const path of ["/sign-up/email", "/sign-in/email", "/sign-in/username", "/reset-password"]) {
        limiter = createRateLimiter();
        const payload = JSON.stringify({ [field]: "x".repeat(999_000) });
        expect((await post(path, { headers: json, payload })).status).toBe(400);
      }
    }
  });

  test("that is not UTF-8 is refused", async () => {
    const payload = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]);
    expect((await post("/sign-in/email", { headers: json, payload })).status).toBe(400);
  });
});

describe("an unexpected error", () => {
  test("shows a request id and nothing else", async () => {
    await t.db.schema.alterTable("sessions").renameTo("lost").execute();
    try {
      const answers = [
        await t.post("/sign-in/email", { email: ada.email, password: ada.password }),
        await t.get("/get-session", ada.token),
        await t.get("/list-sessions", ada.token),
      ];
      for (const answer of answers) {
        expect(answer.status).toBe(500);
        expect(answer.json()).toEqual({
          code: "INTERNAL",
          message: "Something went wrong. Try again; if it keeps happening, tell your administrator the request id.",
          requestId: "the-request-id",
        });
      }
    } finally {
      await t.db.schema.alterTable("lost").renameTo("sessions").execute();
    }
  });
});

describe("attempts", () => {
  const wrong = (email: string, remoteAddress: string) =>
    post("/sign-in/email", { remoteAddress, payload: { email, password: "not the password" } });
  const burst = (rate: keyof typeof attemptRates) => attemptRates[rate].burst;

  test("on one account are limited, from any address and by any login name", async () => {
    const statuses: number[] = [];
    for (let n = 0; n < burst("signInByAccount"); n++) {
      statuses.push((await wrong(n % 2 ? ada.email : "ADA@parley.example", `198.51.100.${n}`)).status);
    }
    expect(new Set(statuses)).toEqual(new Set([401]));
    const refused = await wrong(ada.email, "198.51.100.200");
    expect(refused.status).toBe(429);
    expect(refused.headers["retry-after"]).toBe("15");
    expect(refused.json()).toMatchObject({ code: "RATE_LIMITED" });
    const byUsername = { username: "ada", password: ada.password };
    const refusedToo = await post("/sign-in/username", { remoteAddress: "198.51.100.201", payload: byUsername });
    expect(refusedToo.status).toBe(429);
    expect((await wrong("ben@parley.example", "198.51.100.202")).status).toBe(401);
  });

  test("of others do not lock out a browser in which the owner has signed in before", async () => {
    const ben = await t.signUp("ben");
    await t.post("/sign-out", {}, ada.token);
    for (let n = 0; n < burst("signInByAccount"); n++) await wrong(ada.email, `198.51.100.${n}`);
    const enter = (cookie: string, password = ada.password) =>
      post("/sign-in/email", { headers: { cookie }, payload: { email: ada.email, password } });
    // No other browser, and none with a forged cookie.
    expect((await enter("")).status).toBe(429);
    expect((await enter(ben.cookie)).status).toBe(429);
    expect((await enter(ada.cookie.replace(/(browser=)[^.]+/, "$1another"))).status).toBe(429);

    const { status, cookie } = await enter(ada.cookie);
    expect(status).toBe(200);
    expect(cookie).toMatch(/__Host-parley\.browser=/);
    // The known browser has a limit as well.
    for (let n = 1; n < burst("signInByAccount"); n++) expect((await enter(ada.cookie, "wrong one")).status).toBe(401);
    expect((await enter(ada.cookie)).status).toBe(429);
    expect((await enter(cookie)).status).toBe(200);
  });

  test("that fail do not make a browser known", async () => {
    expect((await wrong(ada.email, "198.51.100.1")).setCookies).toEqual([]);
    expect((await t.post("/sign-in/username", { username: "nobody", password: "wrong one" })).setCookies).toEqual([]);
  });

  const askReset = (email: string, remoteAddress: string) =>
    post("/request-password-reset", { remoteAddress, payload: { email } });

  test("from one IPv6 network count together", async () => {
    for (let n = 0; n < burst("resetByAddress"); n++) {
      expect((await askReset(`nobody${n}@parley.example`, `2001:db8:1:2:${n.toString(16)}::1`)).status).toBe(200);
    }
    expect((await askReset("someone@parley.example", "2001:db8:1:2:ffff::1")).status).toBe(429);
    expect((await askReset("someone@parley.example", "2001:db8:1:3::1")).status).toBe(200);
  });

  test("to send reset mails have a lower limit, and reveal nothing about the account", async () => {
    for (const email of [ada.email, "nobody@parley.example"]) {
      for (let n = 0; n < burst("resetMailByAccount"); n++) {
        expect((await askReset(email, `198.51.100.${n}`)).status).toBe(200);
      }
      expect((await askReset(email, "198.51.100.200")).status).toBe(429);
    }
    await t.auth.idle();
    expect(t.mails).toHaveLength(burst("resetMailByAccount"));
  });

  test("to guess the current password are counted per person", async () => {
    const change = () =>
      t.post("/change-password", { currentPassword: "not the password", newPassword: "a new password" }, ada.token);
    for (let n = 0; n < burst("passwordChangeByAccount"); n++) expect((await change()).status).toBe(400);
    expect((await change()).status).toBe(429);
  });

  test("are not counted when RATE_LIMITS is off", async () => {
    limiter = unlimited;
    for (let n = 0; n < 30; n++) expect((await askReset(ada.email, "198.51.100.1")).status).toBe(200);
  });
});
