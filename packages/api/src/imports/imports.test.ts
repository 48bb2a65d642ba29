import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Services } from "../services.ts";
import { failAtStatement } from "../testing/fail-at-statement.ts";
import { refusal } from "../testing/refusal.ts";
import { createTestApi, type TestApi, type TestPerson } from "../testing/test-api.ts";
import { openImport } from "./imports.job.ts";
import type { ImportedLine } from "./imports.schema.ts";

let api: TestApi;
let ada: TestPerson;

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

beforeEach(async () => {
  await api.reset();
  ada = await signUpWithPassword("ada");
});

/** A person who can sign in, so that Ada becomes the owner of the import and can read it. */
async function signUpWithPassword(username: string): Promise<TestPerson> {
  const person = await api.signUp(username);
  const account = { id: uuidv7(), user_id: person.id, account_id: person.id, provider_id: "credential", password: "x" };
  await api.db.insertInto("accounts").values(account).execute();
  return person;
}

const at = (minute: number) => new Date(Date.UTC(2009, 5, 30, 16, minute));
const line = (text: string, more: Partial<ImportedLine> = {}): ImportedLine => ({
  at: at(0),
  author: "mdiggory",
  text,
  ...more,
});

/** 24 lines by three people, four in each minute; every third is "ok". */
const log = Array.from({ length: 24 }, (_, n) =>
  line(n % 3 === 0 ? "ok" : `line ${n}`, { at: at(Math.floor(n / 4)), author: ["ada?", "Ben", "ben"][n % 3] ?? "" }),
);

interface Run {
  lines?: readonly ImportedLine[];
  batch?: number;
  batches?: number;
  services?: Services;
  group?: { name: string } | { id: string };
}

/** Imports `lines` as the command does, a batch at a time, and stops after `batches`. */
async function importAll({ lines = log, batch = 5, batches, services, group }: Run = {}) {
  const job = await openImport(services ?? api.services, { group: group ?? { name: "Log" }, chat: "general" });
  let stored = 0;
  for (let n = 0; n * batch < lines.length && n !== batches; n++) {
    stored += (await job.add(lines.slice(n * batch, (n + 1) * batch))).stored;
  }
  return { stored, job };
}

/** All messages of a chat in order, after checking that seq and the counters have no gap. */
async function readChat(name = "general") {
  const { chats } = await ada.api.sync.snapshot();
  const chat = chats.find((candidate) => candidate.name === name);
  if (!chat) throw new Error(`${name} is not among ${chats.map((candidate) => candidate.name)}`);
  const { messages } = await ada.api.messages.list({ chatId: chat.id, limit: 100 });
  expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
  expect(chat.lastSeq).toBe(messages.length);
  return { chat, messages };
}

async function readLog(name?: string) {
  const { messages } = await readChat(name);
  return messages.map(({ createdAt, user, text }) => ({ at: createdAt, author: user.name, text }));
}

describe("an import", () => {
  test("stores the lines in order, with their times and authors", async () => {
    const { stored } = await importAll();
    expect(stored).toBe(24);
    expect(await readLog()).toEqual(log);
    const { chat, messages } = await readChat();
    expect(messages.map(({ rev }) => rev)).toEqual(messages.map(({ seq }) => seq));
    expect(chat.createdAt).toEqual(log[0]?.at);
  });

  test("stores both of two identical lines", async () => {
    const twice = [line("ok"), line("ok"), line("ok", { author: "ben" }), line("ok", { at: at(1) }), line("ok")];
    // Within a batch and across two batches.
    await importAll({ lines: twice, batch: 4 });
    expect(await readLog()).toEqual(twice);
  });

  test("puts a line into the chat that it names, ignoring case", async () => {
    await importAll({ lines: [line("a"), line("b", { chat: "Café" }), line("c"), line("d", { chat: "CAFÉ" })] });
    expect((await readLog()).map(({ text }) => text)).toEqual(["a", "c"]);
    expect((await readLog("Café")).map(({ text }) => text)).toEqual(["b", "d"]);
  });

  test("uses an existing group and its chat of that name", async () => {
    const { id: groupId } = await ada.api.groups.create({ name: "Engine room" });
    const { id: chatId } = await ada.api.chats.create({ groupId, name: "General" });
    await ada.api.messages.send({ chatId, id: uuidv7(), text: "before" });
    await importAll({ group: { id: groupId } });
    const { messages, chat } = await readChat("General");
    expect(messages.map(({ text }) => text)).toEqual(["before", ...log.map(({ text }) => text)]);
    expect(chat.id).toBe(chatId);
  });

  test("never uses someone else's group of the same name", async () => {
    const ben = await signUpWithPassword("ben");
    const { id } = await ben.api.groups.create({ name: "Log" });
    const { job } = await importAll();
    expect(job.groupId).not.toBe(id);
    expect(await ben.api.chats.list({ groupId: id })).toEqual([]);
  });

  test("is refused for a group that does not exist, or an owner who cannot sign in", async () => {
    await api.signUp("ben");
    const open = (options: object) => openImport(api.services, { group: { name: "Log" }, chat: "general", ...options });
    expect(await refusal(open({ group: { id: uuidv7() } }))).toBe("NOT_FOUND");
    expect(await refusal(open({ owner: "ben" }))).toBe("USER_NOT_FOUND");
    expect(await refusal(open({ owner: "nobody" }))).toBe("USER_NOT_FOUND");
    expect(await api.db.selectFrom("groups").select("id").execute()).toEqual([]);
  });

  test("is refused in an archived chat only if there is something to add", async () => {
    await importAll();
    const { chat } = await readChat();
    await ada.api.chats.archive({ chatId: chat.id });
    expect((await importAll()).stored).toBe(0);
    expect(await refusal(importAll({ lines: [...log, line("new")] }))).toBe("CHAT_ARCHIVED");
  });

  test("stops if the group is deleted in the meantime, without recreating it", async () => {
    const { job } = await importAll({ batches: 1 });
    await ada.api.groups.delete({ groupId: job.groupId });
    expect(await refusal(job.add(log.slice(5)))).toBe("NOT_FOUND");
    expect(await ada.api.groups.list()).toEqual([]);
  });
});

describe("the same file again", () => {
  test("adds nothing, and keeps edits, deletions and new names", async () => {
    await importAll();
    const { chat, messages } = await readChat();
    const [first, second] = messages;
    await ada.api.messages.delete({ chatId: chat.id, messageId: first?.id ?? "" });
    const { db } = api;
    await db
      .updateTable("messages")
      .set({ text: "mended" })
      .where("id", "=", second?.id ?? "")
      .execute();
    await db
      .updateTable("users")
      .set({ username: "benjamin" })
      .where("id", "=", second?.userId ?? "")
      .execute();
    await ada.api.chats.update({ chatId: chat.id, name: "the old log" });

    const before = await readChat("the old log");
    expect(before.messages.slice(0, 2).map(({ text }) => text)).toEqual([null, "mended"]);
    expect((await importAll()).stored).toBe(0);
    expect(await readChat("the old log")).toEqual(before);
    expect(await api.db.selectFrom("chats").select("id").execute()).toHaveLength(1);
  });

  test("adds only what was appended", async () => {
    await importAll({ lines: log.slice(0, 13) });
    expect((await importAll()).stored).toBe(11);
    expect(await readLog()).toEqual(log);
  });

  test.each([0, 1, 2, 3, 4, 5])("resumes after %i batches, with another batch size", async (batches) => {
    await importAll({ batches });
    const { stored } = await importAll({ batch: 7 });
    expect(stored).toBe(24 - Math.min(batches * 5, 24));
    expect(await readLog()).toEqual(log);
  });

  test("resumes after a failure at any statement, which rolls the whole batch back", async () => {
    await importAll({ lines: log.slice(0, 5) });
    const before = await readChat();
    const rest = log.slice(0, 10);
    for (let failed = 1; ; failed++) {
      const { db, reached } = failAtStatement(api.db, failed);
      const interrupted = importAll({ lines: rest, batch: 10, services: { ...api.services, db } });
      if (
        !(await interrupted.then(
          () => false,
          () => true,
        ))
      ) {
        expect(reached()).toBe(false);
        // The lookups, two new people and the messages. Fewer would mean that the loop ended too early.
        expect(failed).toBeGreaterThan(10);
        break;
      }
      expect(await readChat()).toEqual(before);
    }
    expect(await readLog()).toEqual(rest);
  });

  test("imported twice concurrently is stored once and in order", async () => {
    const stored = await Promise.all([importAll(), importAll({ batch: 3 })]);
    expect(stored[0].stored + stored[1].stored).toBe(24);
    expect(await readLog()).toEqual(log);
  });
});

describe("people in the chat during an import", () => {
  test("can send messages between the lines, without gaps and with both in order", async () => {
    await importAll({ batches: 1 });
    const { chat } = await readChat();
    const said = Array.from({ length: 12 }, (_, n) => `live ${n}`);
    async function talk() {
      for (const text of said) await ada.api.messages.send({ chatId: chat.id, id: uuidv7(), text });
    }
    await Promise.all([importAll({ batch: 2 }), talk()]);
    const { messages } = await readChat();
    const texts = messages.map(({ text }) => text ?? "");
    expect(texts.filter((text) => text.startsWith("live"))).toEqual(said);
    expect(texts.filter((text) => !text.startsWith("live"))).toEqual(log.map(({ text }) => text));
    expect(chat.lastRev).toBe(5);
    expect((await readChat()).chat.lastRev).toBe(36);
  });

  test("get no unread messages from it, whether they joined before or after", async () => {
    const { id: groupId } = await ada.api.groups.create({ name: "Engine room" });
    const ben = await api.signUp("ben");
    await ada.api.members.add({ groupId, username: "ben" });
    const { id: chatId } = await ada.api.chats.create({ groupId, name: "general" });
    await importAll({ group: { id: groupId }, lines: [...log, line("x", { chat: "new" })] });
    const carl = await api.signUp("carl");
    await ada.api.members.add({ groupId, username: "carl" });
    for (const person of [ada, ben, carl]) {
      const { chats } = await person.api.sync.snapshot();
      expect(chats.map(({ name, unread }) => [name, unread])).toEqual([
        ["general", 0],
        ["new", 0],
      ]);
    }
    await ada.api.messages.send({ chatId, id: uuidv7(), text: "news" });
    expect((await ben.api.sync.snapshot()).chats[0]?.unread).toBe(1);
  });

  test("get no read position in a private chat that they are not in", async () => {
    await importAll({ batches: 1 });
    const { chat } = await readChat();
    await ada.api.chats.update({ chatId: chat.id, visibility: "private" });
    const carl = await api.signUp("carl");
    await ada.api.members.add({ groupId: chat.groupId, username: "carl" });
    await importAll();
    const reads = await api.db.selectFrom("reads").where("chat_id", "=", chat.id).select(["user_id", "seq"]).execute();
    expect(reads.find((read) => read.user_id === ada.id)?.seq).toBe(24);
    expect(reads.find((read) => read.user_id === carl.id)).toBeUndefined();
  });

  test("receive the chat's new counters once per batch, after the commit", async () => {
    const { job } = await importAll({ batches: 1 });
    api.emitted.length = 0;
    await job.add(log.slice(5));
    const { id, lastRev, lastSeq } = (await readChat()).chat;
    const ofChat = api.emitted.filter(({ event }) => event.type.startsWith("chat."));
    expect(ofChat).toMatchObject([
      { topics: [`group:${job.groupId}`], event: { type: "chat.updated", chat: { id, lastRev, lastSeq } } },
    ]);
    expect(lastSeq).toBe(24);
    expect(api.emitted).toContainEqual({
      topics: [`user:${ada.id}`],
      event: { type: "read.updated", chatId: id, seq: 24 },
    });
  });
});
