import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { createTestServer, type TestServer } from "./testing/test-server.ts";

const levels = { info: 30, error: 50 };

const linesOf = (server: TestServer, level: keyof typeof levels) =>
  server
    .log()
    .filter((line) => line["level"] === levels[level] && line["method"] === undefined)
    .map((line) => line["msg"]);

const ready = async (server: TestServer) => {
  const answer = await server.app.inject("/readyz");
  return { status: answer.statusCode, ...answer.json<{ ok: boolean; reason?: string; message?: string }>() };
};

test("a server with a working database is up and ready", async () => {
  const server = await createTestServer();
  const answers = [await server.app.inject("/healthz"), await server.app.inject("/readyz")];
  await server.close();
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
});

test("a server whose database is gone is up but not ready, refuses calls with DATABASE_DOWN, and logs it once", async () => {
  const server = await createTestServer();
  const { authorization } = await server.signUp("ada");
  await server.lose();
  expect((await server.app.inject("/healthz")).statusCode).toBe(200);
  expect((await server.app.inject({ method: "HEAD", url: "/readyz" })).statusCode).toBe(503);
  expect(await ready(server)).toEqual({
    status: 503,
    ok: false,
    reason: "DATABASE_DOWN",
    message: "The database does not answer.",
  });
  for (let count = 0; count < 10; count++) {
    const answer = await server.app.inject({ url: "/trpc/users.me", headers: authorization });
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({ error: { data: { reason: "DATABASE_DOWN", httpStatus: 503 } } });
  }
  const payload = { username: "ada", password: "the words of ada" };
  const signIn = await server.app.inject({ method: "POST", url: "/api/auth/sign-in/username", payload });
  expect([signIn.statusCode, signIn.json()]).toEqual([503, expect.objectContaining({ code: "DATABASE_DOWN" })]);
  expect(linesOf(server, "error")).toEqual(["the database is out of service: nothing can be saved at the moment"]);
  await server.close();
});

describe("a server whose disk is full", () => {
  /** PostgreSQL's error when it cannot extend the file of a table. */
  const full = `raise exception 'could not extend file "base/5/16658": No space left on device' using errcode = '53100'`;

  async function fillDisk({ db }: TestServer, tables: readonly string[]) {
    const begin = sql.lit(`begin ${full}; end`);
    await sql`create function refuse() returns trigger language plpgsql as ${begin}`.execute(db);
    for (const table of tables) {
      await sql`create trigger refuse before insert on ${sql.table(table)} execute function refuse()`.execute(db);
    }
    return () => sql`drop function refuse cascade`.execute(db);
  }

  test("refuses writes with CANNOT_SAVE, is not ready, still answers queries, and recovers by itself", async () => {
    const server = await createTestServer();
    const { authorization } = await server.signUp("ada");
    const call = async (path: string, payload?: object) => {
      const answer = await server.app.inject({
        method: payload ? "POST" : "GET",
        url: `/trpc/${path}`,
        headers: authorization,
        ...(payload ? { payload } : {}),
      });
      return { status: answer.statusCode, body: answer.json() };
    };
    const group = (await call("groups.create", { name: "Engine room" })).body.result.data;
    const chat = (await call("chats.create", { groupId: group.id, name: "plans" })).body.result.data;
    const message = { chatId: chat.id, id: randomUUID(), text: "hello" };

    const freeDisk = await fillDisk(server, ["messages", "users"]);
    expect((await ready(server)).status).toBe(200);
    for (let count = 0; count < 20; count++) {
      const { status, body } = await call("messages.send", message);
      expect([status, body.error.data.reason, body.error.message]).toEqual([
        503,
        "CANNOT_SAVE",
        "The server cannot save anything at the moment. Try again in a while.",
      ]);
      expect(JSON.stringify(body)).not.toContain("extend file");
    }
    // Only some tables are full here, so a probe may end the outage early.
    const readyAfterSend = () => call("messages.send", message).then(() => ready(server));
    await expect.poll(readyAfterSend).toEqual({
      status: 503,
      ok: false,
      reason: "CANNOT_SAVE",
      message: "The database answers, but cannot save anything. The log says why.",
    });
    expect((await call("sync.snapshot")).status).toBe(200);
    const person = { name: "Ben", username: "ben", email: "ben@parley.example", password: "the words of ben" };
    const signUp = await server.app.inject({ method: "POST", url: "/api/auth/sign-up/email", payload: person });
    expect([signUp.statusCode, signUp.json()]).toEqual([503, expect.objectContaining({ code: "CANNOT_SAVE" })]);
    const outages = linesOf(server, "error");
    expect(new Set(outages)).toEqual(new Set(["the database is out of service: nothing can be saved at the moment"]));
    expect(outages.length).toBeLessThanOrEqual(linesOf(server, "info").length + 1);

    await freeDisk();
    await expect.poll(() => ready(server), { timeout: 20_000 }).toEqual({ status: 200, ok: true });
    expect(linesOf(server, "info").at(-1)).toBe("the database is back: everything can be saved again");
    expect(linesOf(server, "info")).toHaveLength(outages.length);
    expect((await call("messages.send", message)).body.result.data).toMatchObject({ seq: 1, text: "hello" });
    expect((await call("messages.send", message)).body.result.data).toMatchObject({ seq: 1 });
    await server.close();
  });
});
