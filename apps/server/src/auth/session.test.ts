import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestAuth, type TestAuth } from "../testing/test-auth.ts";
import { createSessionReader } from "./session.ts";

let t: TestAuth;
let ada: Awaited<ReturnType<TestAuth["signUp"]>>;

beforeAll(async () => {
  t = await createTestAuth();
});
afterAll(() => t.close());

beforeEach(async () => {
  await t.reset();
  ada = await t.signUp("ada");
});

const bearer = (token: string) => t.auth.findActor({ authorization: `Bearer ${token}` });
const setAuthToken = async () => {
  const { email, password } = ada;
  const answer = await t.post("/sign-in/email", { email, password });
  return String(answer.headers["set-auth-token"]);
};

describe("the sender of a request", () => {
  test("is identified by cookie, token or signed token", async () => {
    const session = await t.db.selectFrom("sessions").select("id").executeTakeFirstOrThrow();
    const actor = { userId: ada.id, sessionId: session.id };
    expect(await t.auth.findActor({ cookie: ada.cookie })).toEqual(actor);
    expect(await t.auth.findActor({ cookie: `theme=dark; ${ada.cookie}; other=1` })).toEqual(actor);
    expect(await bearer(ada.token)).toEqual(actor);
    expect(await t.auth.findActor({ authorization: `bearer   ${ada.token}` })).toEqual(actor);

    const signed = await setAuthToken();
    expect(signed).toContain(".");
    expect(await bearer(signed)).toMatchObject({ userId: ada.id });
    expect(await bearer(encodeURIComponent(signed))).toMatchObject({ userId: ada.id });
  });

  test("is nobody without credentials, or with another scheme", async () => {
    expect(await t.auth.findActor({})).toBeNull();
    expect(await t.auth.findActor({ authorization: `Basic ${ada.token}` })).toBeNull();
    expect(await t.auth.findActor({ authorization: "Bearer" })).toBeNull();
  });

  test("is identified by the cookie behind a proxy with Basic authentication", async () => {
    const headers = { cookie: ada.cookie, authorization: "Basic cHJveHk6c2VjcmV0" };
    expect(await t.auth.findActor(headers)).toMatchObject({ userId: ada.id });
  });

  test("is nobody when the bearer token is wrong, whatever the cookie says", async () => {
    expect(await t.auth.findActor({ cookie: ada.cookie, authorization: "Bearer wrong" })).toBeNull();
  });

  test("is nobody if x-parley-user names another person, as after a sign-in in another tab", async () => {
    const headersFor = (id: string) => ({ cookie: ada.cookie, "x-parley-user": id });
    expect(await t.auth.findActor(headersFor(ada.id))).toMatchObject({ userId: ada.id });
    const ben = await t.signUp("ben");
    expect(await t.auth.findActor(headersFor(ben.id))).toBeNull();
    expect(await t.auth.findActor(headersFor(""))).toBeNull();
  });

  test("is nobody with an invalid signature", async () => {
    const name = ada.cookie.split("=")[0];
    const signed = await setAuthToken();
    const [token = "", signature = ""] = signed.split(".");
    const flipped = `${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`;
    expect(await t.auth.findActor({ cookie: `${name}=${encodeURIComponent(signed)}` })).not.toBeNull();
    for (const value of [`${token}.${flipped}`, `${token}.`, `${token}`, `.${signature}`, "%", "%00", ""]) {
      expect(await t.auth.findActor({ cookie: `${name}=${value}` })).toBeNull();
      if (value.includes(".")) expect(await bearer(value)).toBeNull();
    }
    const secret = randomBytes(32).toString("base64url");
    const stranger = createSessionReader({ db: t.db, publicUrl: "https://parley.example", secret });
    expect(await stranger({ cookie: ada.cookie })).toBeNull();
  });

  test("is nobody with the stored form of a token, which a backup reveals", async () => {
    const { token } = await t.db.selectFrom("sessions").select("token").executeTakeFirstOrThrow();
    expect(ada.token).toContain(token);
    expect(await bearer(token)).toBeNull();
    expect((await t.get("/list-sessions", token)).status).toBe(401);
    expect((await t.get("/get-session", token)).text).toBe("null");
    await t.post("/sign-out", {}, token);
    expect(await bearer(ada.token)).not.toBeNull();
  });

  test("is nobody with malformed tokens", async () => {
    for (const token of ["'", "a\0b", "é", "x".repeat(10_000), "null", "__proto__", "%E0%A4%A"]) {
      expect(await bearer(token)).toBeNull();
    }
  });

  test("is nobody once the account is deleted", async () => {
    await t.db.updateTable("users").set({ deleted_at: new Date() }).where("id", "=", ada.id).execute();
    expect(await bearer(ada.token)).toBeNull();
    expect(await t.auth.findActor({ cookie: ada.cookie })).toBeNull();
  });

  test("learns when a sign-out failed because nothing can be saved, and can sign out later", async () => {
    const full = sql.lit(`begin raise exception 'No space left on device' using errcode = '53100'; end`);
    await sql`create function fill_disk() returns trigger language plpgsql as ${full}`.execute(t.db);
    await sql`create trigger full_disk before delete on sessions execute function fill_disk()`.execute(t.db);
    const failed = await t.post("/sign-out", {}, ada.token).finally(async () => {
      await sql`drop function fill_disk cascade`.execute(t.db);
    });
    expect(failed).toMatchObject({ status: 503, setCookies: [] });
    expect(failed.json()).toMatchObject({ code: "CANNOT_SAVE" });
    expect(await bearer(ada.token)).not.toBeNull();
    expect((await t.post("/sign-out", {}, ada.token)).status).toBe(200);
    expect(await bearer(ada.token)).toBeNull();
  });

  test("is nobody once the sign-out is answered", async () => {
    expect(await bearer(ada.token)).not.toBeNull();
    expect((await t.post("/sign-out", {}, ada.token)).status).toBe(200);
    expect(await bearer(ada.token)).toBeNull();
    expect(await t.auth.findActor({ cookie: ada.cookie })).toBeNull();
  });

  test("stays signed in if a stale page signs out another person", async () => {
    const ben = await t.signUp("ben");
    const signOut = (id: string) => {
      const headers = { cookie: ada.cookie, "x-parley-user": id };
      return t.send({ method: "POST", url: "/api/auth/sign-out", payload: {}, headers });
    };
    const refused = await signOut(ben.id);
    expect([refused.status, refused.json()]).toMatchObject([401, { code: "SIGNED_OUT" }]);
    expect(await t.auth.findActor({ cookie: ada.cookie })).toMatchObject({ userId: ada.id });
    expect((await signOut(ada.id)).status).toBe(200);
    expect(await t.auth.findActor({ cookie: ada.cookie })).toBeNull();
  });
});

describe("the expiry of a session", () => {
  const day = 24 * 60 * 60 * 1000;
  const age = (days: number) =>
    t.db
      .updateTable("sessions")
      .set({
        created_at: sql`created_at - ${days} * interval '1 day'`,
        updated_at: sql`updated_at - ${days} * interval '1 day'`,
        expires_at: sql`expires_at - ${days} * interval '1 day'`,
      })
      .execute();
  const daysLeft = async () => {
    const session = await t.db.selectFrom("sessions").select("expires_at").executeTakeFirstOrThrow();
    return Math.round((session.expires_at.getTime() - Date.now()) / day);
  };

  test("is after thirty days", async () => {
    expect(await daysLeft()).toBe(30);
    await age(31);
    expect(await bearer(ada.token)).toBeNull();
    expect((await t.get("/get-session", ada.token)).text).toBe("null");
  });

  test("is extended by use, at most once a day", async () => {
    await age(0.9);
    await bearer(ada.token);
    const before = await t.db.selectFrom("sessions").select(["updated_at", "expires_at"]).executeTakeFirstOrThrow();
    await bearer(ada.token);
    expect(await t.db.selectFrom("sessions").select(["updated_at", "expires_at"]).execute()).toEqual([before]);

    await age(20);
    expect(await daysLeft()).toBe(9);
    expect(await bearer(ada.token)).not.toBeNull();
    expect(await daysLeft()).toBe(30);
    await age(29);
    expect(await bearer(ada.token)).not.toBeNull();
    expect(await daysLeft()).toBe(30);
  });

  test("stays as it is while nothing can be saved, and the person is still known", async () => {
    await age(20);
    const full = sql.lit(`begin raise exception 'No space left on device' using errcode = '53100'; end`);
    await sql`create function refuse() returns trigger language plpgsql as ${full}`.execute(t.db);
    await sql`create trigger refuse before update on sessions execute function refuse()`.execute(t.db);
    const actor = await bearer(ada.token).finally(() => sql`drop function refuse cascade`.execute(t.db));
    expect(actor).toMatchObject({ userId: ada.id });
    expect(await daysLeft()).toBe(10);
    expect(await bearer(ada.token)).toMatchObject({ userId: ada.id });
    expect(await daysLeft()).toBe(30);
  });

  test("is after one day without rememberMe, and is not extended", async () => {
    await t.db.deleteFrom("sessions").execute();
    const { email, password } = ada;
    const answer = await t.post("/sign-in/email", { email, password, rememberMe: false });
    expect(answer.setCookies[0]).not.toContain("Max-Age");
    expect(await daysLeft()).toBe(1);
    const { token } = answer.json<{ token: string }>();
    await age(0.99);
    expect(await bearer(token)).not.toBeNull();
    await age(0.02);
    expect(await bearer(token)).toBeNull();
  });

  test("lets the next sign-in delete the session", async () => {
    await age(31);
    const { email, password } = ada;
    await t.post("/sign-in/email", { email, password });
    expect(await t.db.selectFrom("sessions").select("id").execute()).toHaveLength(1);
  });
});

describe("a person's sessions", () => {
  test("are listed without their tokens", async () => {
    const { email, password } = ada;
    await t.post("/sign-in/email", { email, password });
    const ben = await t.signUp("ben");
    const answer = await t.get("/list-sessions", ada.token);
    const sessions = answer.json<{ id: string; current: boolean; userAgent: string }[]>();
    expect(sessions.map((session) => session.current)).toEqual([false, true]);
    expect(Object.keys(sessions[0] ?? {}).sort()).toEqual(
      ["createdAt", "current", "expiresAt", "id", "ipAddress", "updatedAt", "userAgent"].sort(),
    );
    const tokens = await t.db.selectFrom("sessions").select("token").execute();
    for (const { token } of tokens) expect(answer.text).not.toContain(token);
    expect((await t.get("/list-sessions", ben.token)).json<[]>()).toHaveLength(1);
  });

  test("can be ended one by one, by their owner only", async () => {
    const ben = await t.signUp("ben");
    const idOf = async (token: string) =>
      (await t.get("/list-sessions", token)).json<{ id: string; current: boolean }[]>()[0]?.id;
    const id = await idOf(ada.token);
    expect((await t.post("/revoke-session", { id }, ben.token)).status).toBe(200);
    expect(await bearer(ada.token)).not.toBeNull();
    expect((await t.post("/revoke-session", { id }, ada.token)).status).toBe(200);
    expect(await bearer(ada.token)).toBeNull();
    expect(await bearer(ben.token)).not.toBeNull();
  });

  test("can be ended all at once, or all but this one", async () => {
    const { email, password } = ada;
    const signIn = async () => (await t.post("/sign-in/email", { email, password })).json<{ token: string }>().token;
    const second = await signIn();
    expect((await t.post("/revoke-other-sessions", {}, second)).status).toBe(200);
    expect(await bearer(ada.token)).toBeNull();
    expect(await bearer(second)).not.toBeNull();
    const third = await signIn();
    expect((await t.post("/revoke-sessions", {}, third)).status).toBe(200);
    expect(await bearer(second)).toBeNull();
    expect(await bearer(third)).toBeNull();
  });

  test.each(["GET /list-sessions", "POST /revoke-session", "POST /revoke-sessions", "POST /revoke-other-sessions"])(
    "%s needs a sign-in",
    async (route) => {
      const [method, path = ""] = route.split(" ");
      const body = { id: "01a205d6-1cbc-76e4-ac14-6e5edab3c5c8" };
      const answer = await (method === "GET" ? t.get(path) : t.post(path, body));
      expect(answer.status).toBe(401);
      expect(answer.json()).toEqual({ code: "SIGNED_OUT", message: "You are signed out. Sign in to continue." });
    },
  );

  test("get-session returns the person, and not the token", async () => {
    const answer = await t.send({ method: "GET", url: "/api/auth/get-session", headers: { cookie: ada.cookie } });
    expect(answer.json()).toMatchObject({ session: { userId: ada.id }, user: { id: ada.id, username: "ada" } });
    expect(answer.text).not.toContain(ada.token);
    expect(answer.headers["cache-control"]).toBe("no-store");
  });
});
