import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { limits } from "../limits.ts";
import { refusal } from "../testing/refusal.ts";
import { createTestApi, type TestApi, type TestPerson } from "../testing/test-api.ts";

let api: TestApi;
let ada: TestPerson;
let ben: TestPerson;
let groupId: string;

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

beforeEach(async () => {
  await api.reset();
  [ada, ben] = [await api.signUp("ada"), await api.signUp("ben")];
  groupId = (await ada.api.groups.create({ name: "Engine room" })).id;
  await ada.api.members.add({ groupId, username: "ben" });
  api.emitted.length = 0;
});

const create = (name: string, maker = ada) => maker.api.chats.create({ groupId, name });
const namesOf = async (person: TestPerson) => (await person.api.chats.list({ groupId })).map(({ name }) => name);

describe("creating a chat", () => {
  test("opens it to the whole group and notifies them", async () => {
    const chat = await ben.api.chats.create({ groupId, name: " general ", topic: " All that matters " });
    expect(chat).toEqual({
      id: expect.any(String),
      groupId,
      kind: "channel",
      visibility: "open",
      name: "general",
      topic: "All that matters",
      createdBy: ben.id,
      lastSeq: 0,
      lastRev: 0,
      createdAt: expect.any(Date),
      archivedAt: null,
    });
    expect(await ada.api.chats.get({ chatId: chat.id })).toEqual(chat);
    expect(await ada.api.chats.list({ groupId })).toEqual([chat]);
    expect(await ada.api.chats.members({ chatId: chat.id })).toEqual([]);
    expect(api.emitted).toEqual([{ topics: [`group:${groupId}`], event: { type: "chat.created", chat } }]);
  });

  test("is not allowed to guests", async () => {
    await ada.api.members.update({ groupId, userId: ben.id, role: "guest" });
    expect(await refusal(create("general", ben))).toBe("FORBIDDEN");
  });

  test("is refused when the group has the maximum number of chats", async () => {
    const rows = Array.from({ length: limits.chatsPerGroup }, (_, n) => ({
      id: uuidv7(),
      group_id: groupId,
      name: `chat ${n}`,
    }));
    await api.db.insertInto("chats").values(rows).execute();
    expect(await refusal(create("one more"))).toBe("TOO_MANY_CHATS");
    await ada.api.chats.delete({ chatId: rows[0]?.id ?? "" });
    expect(await create("one more")).toMatchObject({ name: "one more" });
  });
});

describe("the list", () => {
  test("is ordered by name, ignoring case, and contains only this group's chats", async () => {
    for (const name of ["beta", "Alpha", "gamma", "Delta"]) await create(name);
    const other = await ada.api.groups.create({ name: "Other" });
    await ada.api.chats.create({ groupId: other.id, name: "elsewhere" });
    expect(await namesOf(ben)).toEqual(["Alpha", "beta", "Delta", "gamma"]);
  });
});

describe("names", () => {
  test.each([
    ["general", "General"],
    ["general", "  GENERAL "],
    ["\u00e9t\u00e9", "\u00c9T\u00c9"],
    ["\u043a\u0443\u0445\u043d\u044f", "\u041a\u0423\u0425\u041d\u042f"],
  ])("%s and %s count as the same name", async (name, same) => {
    await create(name);
    expect(await refusal(create(same))).toBe("CHAT_NAME_TAKEN");
    const other = await create("other");
    expect(await refusal(ada.api.chats.update({ chatId: other.id, name: same }))).toBe("CHAT_NAME_TAKEN");
    expect(await ada.api.chats.get({ chatId: other.id })).toEqual(other);
  });

  test("can be reused in another group, and by the same chat in another case", async () => {
    const chat = await create("general");
    const { id } = await ada.api.groups.create({ name: "Other" });
    expect(await ada.api.chats.create({ groupId: id, name: "general" })).toMatchObject({ name: "general" });
    expect(await ada.api.chats.update({ chatId: chat.id, name: "General" })).toMatchObject({ name: "General" });
  });

  test("become free when a chat is archived or deleted, and must be free to restore it", async () => {
    const [old, older] = [await create("general"), await create("news")];
    await ada.api.chats.archive({ chatId: old.id });
    await ada.api.chats.delete({ chatId: older.id });
    await create("General");
    await create("News");
    expect(await refusal(ada.api.chats.archive({ chatId: old.id, archived: false }))).toBe("CHAT_NAME_TAKEN");
    expect(await ada.api.chats.get({ chatId: old.id })).toMatchObject({ archivedAt: expect.any(Date) });
    await ada.api.chats.update({ chatId: old.id, name: "old general" });
    expect(await ada.api.chats.archive({ chatId: old.id, archived: false })).toMatchObject({ archivedAt: null });
  });

  test("go to only one of two chats created concurrently", async () => {
    const wanted = await Promise.allSettled([create("general"), create("General", ben)]);
    expect(wanted.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(wanted.find(({ status }) => status === "rejected")).toMatchObject({ reason: { reason: "CHAT_NAME_TAKEN" } });
    expect(await namesOf(ada)).toHaveLength(1);
    expect(api.emitted).toHaveLength(1);
  });

  test("go to only one of several chats renamed concurrently", async () => {
    const chats = [await create("one"), await create("two"), await create("three")];
    const rename = ({ id: chatId }: { id: string }) => ada.api.chats.update({ chatId, name: "same" });
    const renamed = await Promise.allSettled(chats.map(rename));
    expect(renamed.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await namesOf(ada)).filter((name) => name === "same")).toHaveLength(1);
  });
});

describe("changing a chat", () => {
  test("changes only the given fields, and publishes an event", async () => {
    const chat = await create("general");
    api.emitted.length = 0;
    const changed = await ada.api.chats.update({ chatId: chat.id, topic: "All that matters" });
    expect(changed).toEqual({ ...chat, topic: "All that matters" });
    expect(await ben.api.chats.get({ chatId: chat.id })).toEqual(changed);
    expect(api.emitted).toEqual([{ topics: [`group:${groupId}`], event: { type: "chat.updated", chat: changed } }]);
  });

  test("without any field changes nothing and publishes nothing", async () => {
    const chat = await create("general");
    api.emitted.length = 0;
    expect(await ada.api.chats.update({ chatId: chat.id })).toEqual(chat);
    expect(api.emitted).toEqual([]);
  });

  test("is allowed to its creator, and to owners and admins", async () => {
    const [byBen, byAda] = [await create("ben's", ben), await create("ada's")];
    expect(await ben.api.chats.update({ chatId: byBen.id, topic: "mine" })).toMatchObject({ topic: "mine" });
    expect(await ada.api.chats.update({ chatId: byBen.id, topic: "ours" })).toMatchObject({ topic: "ours" });
    expect(await refusal(ben.api.chats.update({ chatId: byAda.id, topic: "mine" }))).toBe("NOT_CHAT_CREATOR");
    expect(await refusal(ben.api.chats.archive({ chatId: byAda.id }))).toBe("NOT_CHAT_CREATOR");
    await ada.api.members.update({ groupId, userId: ben.id, role: "admin" });
    expect(await ben.api.chats.update({ chatId: byAda.id, topic: "ours" })).toMatchObject({ topic: "ours" });
    // A guest cannot create chats, and loses control of those created before.
    await ada.api.members.update({ groupId, userId: ben.id, role: "guest" });
    expect(await refusal(ben.api.chats.update({ chatId: byBen.id, topic: "mine" }))).toBe("FORBIDDEN");
  });

  test("concurrently in different fields keeps both changes", async () => {
    const { id: chatId } = await create("general");
    await Promise.all([
      ada.api.chats.update({ chatId, topic: "All that matters" }),
      ada.api.chats.update({ chatId, name: "News" }),
      ada.api.messages.send({ chatId, id: uuidv7(), text: "hello" }),
    ]);
    expect(await ada.api.chats.get({ chatId })).toMatchObject({ name: "News", topic: "All that matters", lastSeq: 1 });
  });
});

describe("archiving", () => {
  test("makes a chat read-only until it is restored", async () => {
    const { id: chatId } = await create("general");
    const send = () => ben.api.messages.send({ chatId, id: uuidv7(), text: "hello" });
    const archived = await ada.api.chats.archive({ chatId });
    expect(archived).toMatchObject({ archivedAt: expect.any(Date) });
    expect(await refusal(send())).toBe("CHAT_ARCHIVED");
    expect(await ben.api.chats.list({ groupId })).toEqual([archived]);
    expect(await ada.api.chats.archive({ chatId, archived: false })).toMatchObject({ archivedAt: null });
    expect(await send()).toMatchObject({ seq: 1 });
  });

  test("still accepts a retry of a message that was sent before", async () => {
    const { id: chatId } = await create("general");
    const message = { chatId, id: uuidv7(), text: "hello" };
    const sent = await ada.api.messages.send(message);
    await ada.api.chats.archive({ chatId });
    expect(await ada.api.messages.send(message)).toEqual(sent);
  });

  test("is idempotent", async () => {
    const { id: chatId } = await create("general");
    api.emitted.length = 0;
    const archived = await ada.api.chats.archive({ chatId });
    expect(await ada.api.chats.archive({ chatId })).toEqual(archived);
    expect(api.emitted).toEqual([{ topics: [`group:${groupId}`], event: { type: "chat.updated", chat: archived } }]);
    await ada.api.chats.archive({ chatId, archived: false });
    await ada.api.chats.archive({ chatId, archived: false });
    expect(api.emitted).toHaveLength(2);
  });
});

describe("deleting", () => {
  test("deletes all messages, and publishes an event", async () => {
    const { id: chatId } = await create("general");
    const kept = await create("kept");
    const { id: messageId } = await ben.api.messages.send({ chatId, id: uuidv7(), text: "hello" });
    await ben.api.messages.edit({ chatId, messageId, text: "hello again" });
    await ben.api.messages.send({ chatId: kept.id, id: uuidv7(), text: "kept" });
    api.emitted.length = 0;

    expect(await ada.api.chats.delete({ chatId })).toEqual({ chatId });
    expect(await refusal(ben.api.messages.list({ chatId }))).toBe("NOT_FOUND");
    expect(await api.db.selectFrom("messages").select("text").execute()).toEqual([{ text: "kept" }]);
    expect(await api.db.selectFrom("message_versions").select("text").execute()).toEqual([]);
    expect(await api.db.selectFrom("reads").select("chat_id").execute()).toEqual([{ chat_id: kept.id }]);
    expect(api.emitted).toEqual([{ topics: [`group:${groupId}`], event: { type: "chat.deleted", chatId, groupId } }]);
  });

  test("is allowed to owners and admins, not to its creator", async () => {
    const { id: chatId } = await create("ben's", ben);
    expect(await refusal(ben.api.chats.delete({ chatId }))).toBe("FORBIDDEN");
    expect(await ben.api.chats.get({ chatId })).toMatchObject({ id: chatId });
  });
});
