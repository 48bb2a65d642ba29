import { randomUUID } from "node:crypto";
import { createCaller } from "@parley/api";
import { createDatabase, type DB } from "@parley/db";
import type { Kysely } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createHome } from "../testing/home.ts";
import { createTestAuth, type TestAuth } from "../testing/test-auth.ts";
import { groups } from "./demo/cast.ts";
import { demoCommand } from "./demo/demo.command.ts";
import { fillDemo } from "./demo/fill.ts";

let auth: TestAuth;

beforeAll(async () => {
  auth = await createTestAuth();
});
afterAll(() => auth.close());
afterEach(() => auth.reset());

const services = () => auth.services;

/** All rows of the demo. */
async function readAll(db: Kysely<DB>) {
  const rows = async (table: "users" | "members" | "chats" | "chat_members" | "messages" | "reads") =>
    (await db.selectFrom(table).selectAll().execute()).map((row) => JSON.stringify(row)).sort();
  return {
    users: await rows("users"),
    members: await rows("members"),
    chats: await rows("chats"),
    inside: await rows("chat_members"),
    messages: await rows("messages"),
    reads: await rows("reads"),
  };
}

/** Signs in with the printed credentials. @returns the API as this person. */
async function signIn(credentials: { email: string; password: string | undefined }) {
  const answer = await auth.post("/sign-in/email", credentials);
  expect(answer.status).toBe(200);
  const { user } = answer.json<{ user: { id: string } }>();
  return createCaller({ ...services(), actor: { userId: user.id, sessionId: randomUUID() }, requestId: "the-request" });
}

describe("the demo", () => {
  test("can be used with the account that it prints", async () => {
    const demo = await fillDemo(services(), auth.auth);
    expect(demo.messages).toBeGreaterThan(200);
    const api = await signIn(demo);
    const snapshot = await api.sync.snapshot();
    expect(snapshot.groups.map(({ name, role }) => [name, role])).toEqual([
      ["Tidewater Clocks", "owner"],
      ["Harbour Choir", "owner"],
    ]);
    const wanted = groups.flatMap((group) => group.chats);
    expect(snapshot.chats.map((chat) => chat.name).sort()).toEqual(wanted.map((chat) => chat.name).sort());
    for (const { name, topic, unread = 0 } of wanted) {
      const chat = snapshot.chats.find((candidate) => candidate.name === name);
      expect(chat).toMatchObject({ topic, unread });
    }
  });

  test("contains edits, deletions, a private chat, an archived one, and weeks of conversation", async () => {
    const api = await signIn(await fillDemo(services(), auth.auth));
    const { chats } = await api.sync.snapshot();
    const pages = await Promise.all(chats.map(({ id }) => api.messages.list({ chatId: id, limit: 100 })));
    const messages = pages.flatMap((page) => page.messages);

    const edited = messages.filter((message) => message.editedAt !== null);
    expect(edited.length).toBeGreaterThan(3);
    for (const { createdAt, editedAt } of edited) expect(Number(editedAt) - Number(createdAt)).toBe(120_000);
    expect(messages.filter((message) => message.text === null).length).toBeGreaterThan(1);

    const fair = chats.find((chat) => chat.name === "spring-fair");
    expect(Date.now() - Number(fair?.archivedAt)).toBeGreaterThan(20 * 24 * 3_600_000);
    const secret = chats.find((chat) => chat.name === "not-for-mira");
    expect(secret?.visibility).toBe("private");
    const inside = (await api.chats.members({ chatId: secret?.id ?? "" })).map(({ user }) => user.name);
    expect(inside).toContain("Pat Doyle");
    expect(inside).not.toContain("Mira Okafor");

    const times = messages.map((message) => Number(message.createdAt));
    expect(Math.max(...times)).toBeGreaterThan(Date.now() - 3_600_000);
    expect(Math.max(...times)).toBeLessThan(Date.now());
    expect(Math.min(...times)).toBeLessThan(Date.now() - 21 * 24 * 3_600_000);
  });

  test("is not created twice, and later changes are kept", async () => {
    const first = await fillDemo(services(), auth.auth);
    const api = await signIn(first);
    const [group] = await api.groups.list();
    await api.groups.update({ groupId: group?.id ?? "", name: "Mine" });
    const before = await readAll(auth.db);
    const second = await fillDemo(services(), auth.auth);
    expect(second).toMatchObject({ email: first.email, password: undefined, messages: 0 });
    expect(await readAll(auth.db)).toEqual(before);
    await signIn(first);
  });

  test("is completed by the next run after an interruption, with the same times", async () => {
    const dying = { ...auth.auth, createResetLink: () => Promise.reject(new Error("the power went out")) };
    await expect(fillDemo(services(), dying)).rejects.toThrow("the power went out");
    const before = await readAll(auth.db);
    const demo = await fillDemo(services(), auth.auth);
    expect(demo.messages).toBe(0);
    const after = await readAll(auth.db);
    const withoutUpdates = (rows: string[]) => rows.map((row) => row.replace(/"updated_at":"[^"]*"/, ""));
    expect({ ...after, users: withoutUpdates(after.users) }).toEqual({
      ...before,
      users: withoutUpdates(before.users),
    });
    await signIn(demo);
  });

  test("does not affect a person who already has the guide's address or username", async () => {
    const robin = await auth.signUp("robin.vale");
    await auth.db.updateTable("users").set({ email: "robin@tidewater.example" }).where("id", "=", robin.id).execute();
    const demo = await fillDemo(services(), auth.auth);
    expect(demo).toMatchObject({ username: "robin.vale2", email: "robin.vale2@imported.invalid" });
    const answer = await auth.post("/sign-in/username", { username: demo.username, password: demo.password });
    expect(answer.status).toBe(200);
    const memberships = await auth.db
      .selectFrom("members")
      .where("user_id", "=", robin.id)
      .select("group_id")
      .execute();
    expect(memberships).toEqual([]);
  });
});

describe("pnpm demo", () => {
  test("prints the sign-in, reports when there is nothing to do, and has a help", async () => {
    const home = await createHome();
    try {
      const first = await demoCommand([], home.env);
      expect(first).toMatchObject({ code: 0 });
      expect(first.stdout).toMatch(/^The demo is ready: Tidewater Clocks and Harbour Choir, with \d+ messages\./);
      expect(first.stdout).toMatch(/\n {2}Email {6}robin@tidewater\.example\n {2}Password {3}\w{4}-\w{4}-\w{4}\n/);
      const again = await demoCommand([], home.env);
      expect(again.stdout).toMatch(/^The demo is already there; nothing was added\.\n/);
      expect(again.stdout).toContain("pnpm reset-link robin.vale");

      expect(await demoCommand(["--help"], home.env)).toMatchObject({
        code: 0,
        stdout: expect.stringContaining("Usage"),
      });
      expect(await demoCommand(["x"], home.env)).toMatchObject({ code: 1, stderr: expect.stringContaining("--help") });
      await using _running = await createDatabase(
        home.env.DATABASE_URL ? { url: home.env.DATABASE_URL } : { dataDir: home.dataDir },
      );
      const beside = await demoCommand([], home.env);
      expect(beside.code).toBe(home.driver === "postgres" ? 0 : 1);
    } finally {
      await home.remove();
    }
  });
});
