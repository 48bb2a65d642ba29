import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { refusal } from "../testing/refusal.ts";
import { createTestApi, type TestApi, type TestPerson } from "../testing/test-api.ts";
import { createMessage } from "./messages.queries.ts";

let api: TestApi;
let ada: TestPerson;
let ben: TestPerson;
let chatId: string;

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

beforeEach(async () => {
  await api.reset();
  [ada, ben] = [await api.signUp("ada"), await api.signUp("ben")];
  const group = await ada.api.groups.create({ name: "Engine room" });
  await ada.api.members.add({ groupId: group.id, username: "ben" });
  chatId = (await ada.api.chats.create({ groupId: group.id, name: "general" })).id;
  api.emitted.length = 0;
});

const send = (person: TestPerson, text: string, id = uuidv7()) => person.api.messages.send({ chatId, id, text });

async function sendMany(count: number) {
  for (let n = 1; n <= count; n++) await send(ada, `message ${n}`);
}

const texts = (page: { messages: { text: string | null }[] }) => page.messages.map((message) => message.text);

describe("sending", () => {
  test("stores the message at the next position, with its author", async () => {
    await send(ada, "first");
    const message = await send(ben, "  second  ");
    expect(message).toMatchObject({ chatId, seq: 2, rev: 2, userId: ben.id, text: "second", editedAt: null });
    expect(message.user).toEqual({ id: ben.id, username: "ben", name: "Ben", image: null });
    expect(await ada.api.messages.get({ chatId, messageId: message.id })).toEqual(message);
  });

  test("stores the message in the chat that was locked, whatever else it comes with", async () => {
    const chat = { id: chatId, lastSeq: 0, lastRev: 0 };
    const elsewhere = { chatId: uuidv7(), seq: 9, rev: 9 };
    const message = { ...elsewhere, id: uuidv7(), userId: ada.id, text: "hello", mentions: [] };
    const stored = await api.db.transaction().execute((tx) => createMessage(tx, chat, message));
    expect(stored).toMatchObject({ chatId, seq: 1, rev: 1 });
  });

  test("the same message twice stores and publishes it once", async () => {
    const id = uuidv7();
    const first = await send(ada, "hello", id);
    expect(await send(ada, "hello", id)).toEqual(first);
    expect((await ada.api.messages.list({ chatId })).messages).toEqual([first]);
    expect(api.emitted).toHaveLength(1);
  });

  test("a different text or author with the same id is refused", async () => {
    const id = uuidv7();
    await send(ada, "hello", id);
    expect(await refusal(send(ada, "goodbye", id))).toBe("MESSAGE_ID_TAKEN");
    expect(await refusal(send(ben, "hello", id))).toBe("MESSAGE_ID_TAKEN");
  });

  test("again after an edit returns the edited message", async () => {
    const sent = await send(ada, "helo");
    const edited = await ada.api.messages.edit({ chatId, messageId: sent.id, text: "hello" });
    expect(await send(ada, "helo", sent.id)).toEqual(edited);
  });

  test("moves the author's own read pointer and nobody else's", async () => {
    await send(ada, "hello");
    const unread = async (person: TestPerson) => (await person.api.sync.snapshot()).chats[0]?.unread;
    expect(await unread(ada)).toBe(0);
    expect(await unread(ben)).toBe(1);
  });

  test("publishes an event to the group after the commit", async () => {
    const message = await send(ada, "hello");
    const group = (await ada.api.groups.list())[0];
    expect(api.emitted).toEqual([
      { topics: [`group:${group?.id}`], event: { type: "message.created", chatId, rev: 1, message } },
    ]);
  });

  test("is refused in an archived chat, which stays readable", async () => {
    const message = await send(ada, "hello");
    await ada.api.chats.archive({ chatId });
    expect(await refusal(send(ada, "more"))).toBe("CHAT_ARCHIVED");
    expect(await refusal(ada.api.messages.edit({ chatId, messageId: message.id, text: "x" }))).toBe("CHAT_ARCHIVED");
    expect(texts(await ben.api.messages.list({ chatId }))).toEqual(["hello"]);
  });
});

describe("editing", () => {
  test("gives a message a new rev, keeps its seq, and records the old text", async () => {
    const first = await send(ada, "one");
    await send(ada, "two");
    const edited = await ada.api.messages.edit({ chatId, messageId: first.id, text: "uno" });
    expect(edited).toMatchObject({ seq: 1, rev: 3, text: "uno", editedAt: expect.any(Date) });
    const { versions } = await ben.api.messages.history({ chatId, messageId: first.id });
    expect(versions).toEqual([
      { text: "one", createdAt: first.createdAt },
      { text: "uno", createdAt: edited.editedAt },
    ]);
  });

  test("to the same text changes nothing", async () => {
    const sent = await send(ada, "one");
    api.emitted.length = 0;
    expect(await ada.api.messages.edit({ chatId, messageId: sent.id, text: "one" })).toEqual(sent);
    expect(api.emitted).toEqual([]);
  });

  test("is allowed only to the author, not even to an owner", async () => {
    const sent = await send(ben, "mine");
    expect(await refusal(ada.api.messages.edit({ chatId, messageId: sent.id, text: "ours" }))).toBe("NOT_AUTHOR");
  });
});

describe("deleting", () => {
  test("leaves a tombstone without the text, in the row and in the history", async () => {
    const sent = await send(ada, "secret");
    await ada.api.messages.edit({ chatId, messageId: sent.id, text: "more secret" });
    const tombstone = await ada.api.messages.delete({ chatId, messageId: sent.id });
    expect(tombstone).toMatchObject({ seq: 1, rev: 3, text: null, deletedAt: expect.any(Date) });
    expect(await ben.api.messages.history({ chatId, messageId: sent.id })).toEqual({ versions: [] });
    expect(await api.db.selectFrom("message_versions").select("text").execute()).toEqual([]);
  });

  test("is idempotent", async () => {
    const sent = await send(ada, "hello");
    const tombstone = await ada.api.messages.delete({ chatId, messageId: sent.id });
    expect(await ada.api.messages.delete({ chatId, messageId: sent.id })).toEqual(tombstone);
    expect(await refusal(ada.api.messages.edit({ chatId, messageId: sent.id, text: "back" }))).toBe("MESSAGE_DELETED");
  });

  test("is allowed to the author, and to owners and admins", async () => {
    const [byBen, byAda] = [await send(ben, "rude"), await send(ada, "polite")];
    expect(await refusal(ben.api.messages.delete({ chatId, messageId: byAda.id }))).toBe("NOT_AUTHOR");
    expect(await ada.api.messages.delete({ chatId, messageId: byBen.id })).toMatchObject({ text: null });
  });
});

describe("history", () => {
  test("starts at the newest page in either direction, and pages back to the first message", async () => {
    await sendMany(7);
    for (const direction of ["backward", "forward"] as const) {
      const newest = await ben.api.messages.list({ chatId, limit: 3, direction });
      expect(texts(newest)).toEqual(["message 5", "message 6", "message 7"]);
      expect(newest).toMatchObject({ olderCursor: 5, newerCursor: null });
    }
    const middle = await ben.api.messages.list({ chatId, limit: 3, cursor: 5 });
    expect(texts(middle)).toEqual(["message 2", "message 3", "message 4"]);
    const oldest = await ben.api.messages.list({ chatId, limit: 3, cursor: middle.olderCursor });
    expect(texts(oldest)).toEqual(["message 1"]);
    expect(oldest).toMatchObject({ olderCursor: null, newerCursor: 1 });
  });

  test("pages forward from a position", async () => {
    await sendMany(5);
    const page = await ben.api.messages.list({ chatId, limit: 2, cursor: 1, direction: "forward" });
    expect(texts(page)).toEqual(["message 2", "message 3"]);
    expect(page).toMatchObject({ olderCursor: 2, newerCursor: 3 });
    const last = await ben.api.messages.list({ chatId, cursor: 3, direction: "forward" });
    expect(last).toMatchObject({ newerCursor: null });
  });

  test("returns a message with its neighbours, by id and by seq, even at the ends", async () => {
    await sendMany(9);
    const { messages } = await ada.api.messages.list({ chatId });
    const fifth = messages[4];
    for (const around of [5, fifth?.id ?? ""]) {
      const page = await ben.api.messages.list({ chatId, around, limit: 4 });
      expect(texts(page)).toEqual(["message 3", "message 4", "message 5", "message 6"]);
      expect(page).toMatchObject({ olderCursor: 3, newerCursor: 6 });
    }
    expect(texts(await ben.api.messages.list({ chatId, around: 1, limit: 2 }))).toEqual(["message 1", "message 2"]);
    expect(texts(await ben.api.messages.list({ chatId, around: 9, limit: 1 }))).toEqual(["message 9"]);
    expect(await refusal(ben.api.messages.list({ chatId, around: uuidv7() }))).toBe("NOT_FOUND");
  });

  test("returns the first message at or after a point in time", async () => {
    await sendMany(9);
    // One message a day from 1 May on, except two at the same moment on the 5th and none on the 6th.
    const days = [1, 2, 3, 4, 5, 5, 7, 8, 9];
    for (const [index, day] of days.entries()) {
      const created_at = new Date(Date.UTC(2026, 4, day, 12));
      await api.db
        .updateTable("messages")
        .set({ created_at })
        .where("seq", "=", index + 1)
        .execute();
    }
    const firstFrom = async (around: string) =>
      (await ben.api.messages.list({ chatId, around, limit: 2 })).messages.map(({ seq }) => seq);
    expect(await firstFrom("2020-01-01T00:00:00Z")).toEqual([1, 2]);
    expect(await firstFrom("0000-01-01T00:00:00Z")).toEqual([1, 2]);
    expect(await firstFrom("2026-05-03T00:00:00Z")).toEqual([2, 3]);
    expect(await firstFrom("2026-05-03T12:00:00.000Z")).toEqual([2, 3]);
    expect(await firstFrom("2026-05-03T12:00:00.001Z")).toEqual([3, 4]);
    expect(await firstFrom("2026-05-05T00:00:00Z")).toEqual([4, 5]);
    expect(await firstFrom("2026-05-06T00:00:00+02:00")).toEqual([6, 7]);
    expect(await firstFrom("9999-12-31T23:59:59Z")).toEqual([8, 9]);
    expect(await refusal(ben.api.messages.list({ chatId, around: "2026-05-03" }))).toBe("INVALID_INPUT");
    expect(await refusal(ben.api.messages.list({ chatId, around: "2026-02-30T00:00:00Z" }))).toBe("INVALID_INPUT");
  });

  test("of an empty chat is an empty page", async () => {
    const now = new Date().toISOString();
    expect(await ada.api.messages.list({ chatId, around: now })).toMatchObject({ messages: [], olderCursor: null });
    expect(await ben.api.messages.list({ chatId })).toEqual({ messages: [], olderCursor: null, newerCursor: null });
  });
});

describe("changes", () => {
  test("are all changes since a rev, each message once in its current state", async () => {
    const first = await send(ada, "one");
    const seen = await ben.api.messages.changes({ chatId, sinceRev: 0 });
    expect(seen).toMatchObject({ lastRev: 1, more: false });
    await send(ada, "two");
    await ada.api.messages.edit({ chatId, messageId: first.id, text: "uno" });
    const missed = await ben.api.messages.changes({ chatId, sinceRev: seen.lastRev });
    expect(missed.messages.map(({ seq, rev, text }) => [seq, rev, text])).toEqual([
      [2, 2, "two"],
      [1, 3, "uno"],
    ]);
    expect(missed).toMatchObject({ lastRev: 3, more: false });
  });

  test("are paginated", async () => {
    await sendMany(5);
    const first = await ben.api.messages.changes({ chatId, sinceRev: 0, limit: 3 });
    expect(first).toMatchObject({ lastRev: 3, more: true });
    const second = await ben.api.messages.changes({ chatId, sinceRev: first.lastRev, limit: 3 });
    expect(texts(second)).toEqual(["message 4", "message 5"]);
    expect(second).toMatchObject({ lastRev: 5, more: false });
  });

  test("include the current profiles of the authors in a given range, each once", async () => {
    for (const author of [ada, ben, ben, ada]) await send(author, "hello");
    const authors = async (from: number, to: number) => {
      const answer = await ben.api.messages.changes({ chatId, sinceRev: 4, authors: { from, to } });
      expect(answer).toMatchObject({ messages: [], lastRev: 4, more: false });
      return answer.authors;
    };
    await ben.api.users.update({ name: "Benjamin" });
    const renamed = { id: ben.id, username: "ben", name: "Benjamin", image: null };
    expect(await authors(2, 3)).toEqual([renamed]);
    expect((await authors(1, 4))?.map(({ name }) => name).sort()).toEqual(["Ada", "Benjamin"]);
    expect(await authors(5, 9)).toEqual([]);
    expect((await ben.api.messages.changes({ chatId, sinceRev: 4 })).authors).toBeUndefined();
  });
});
