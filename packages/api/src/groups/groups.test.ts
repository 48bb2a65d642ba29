import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { limits } from "../limits.ts";
import { refusal } from "../testing/refusal.ts";
import { createTestApi, type TestApi, type TestPerson } from "../testing/test-api.ts";

let api: TestApi;
let ada: TestPerson;
let ben: TestPerson;

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

beforeEach(async () => {
  await api.reset();
  [ada, ben] = [await api.signUp("ada"), await api.signUp("ben")];
});

describe("creating a group", () => {
  test("makes its creator the owner", async () => {
    const group = await ada.api.groups.create({ name: "  Engine room " });
    expect(group).toEqual({
      id: expect.any(String),
      kind: "team",
      name: "Engine room",
      createdAt: expect.any(Date),
      role: "owner",
    });
    expect(await ada.api.groups.get({ groupId: group.id })).toEqual(group);
    expect((await ada.api.members.list({ groupId: group.id })).members).toMatchObject([
      { userId: ada.id, role: "owner", user: { username: "ada" } },
    ]);
  });

  test("twice with the same name creates two", async () => {
    const [one, two] = [await ada.api.groups.create({ name: "Same" }), await ada.api.groups.create({ name: "Same" })];
    expect(one.id).not.toBe(two.id);
    expect((await ada.api.groups.list()).map(({ id }) => id)).toEqual([one.id, two.id]);
  });

  test("is refused to a person in the maximum number of groups", async () => {
    const groups = Array.from({ length: limits.groupsPerPerson }, (_, n) => ({ id: uuidv7(), name: `Group ${n}` }));
    await api.db.insertInto("groups").values(groups).execute();
    const members = groups.map(({ id }) => ({ group_id: id, user_id: ada.id, role: "member" as const }));
    await api.db.insertInto("members").values(members).execute();

    expect(await refusal(ada.api.groups.create({ name: "One more" }))).toBe("TOO_MANY_GROUPS");
    await ada.api.members.leave({ groupId: groups[0]?.id ?? "" });
    expect(await ada.api.groups.create({ name: "One more" })).toMatchObject({ role: "owner" });
  });
});

describe("reading groups", () => {
  test("lists only the caller's groups, with their role in each", async () => {
    const mine = await ada.api.groups.create({ name: "Ada's" });
    const theirs = await ben.api.groups.create({ name: "Ben's" });
    await ben.api.groups.create({ name: "Ben's own" });
    await ben.api.members.add({ groupId: theirs.id, username: "ada", role: "guest" });
    expect(await ada.api.groups.list()).toEqual([mine, { ...theirs, role: "guest" }]);
  });

  test("responds in the same way for a foreign group and for one that does not exist", async () => {
    const theirs = await ben.api.groups.create({ name: "Ben's" });
    for (const groupId of [theirs.id, uuidv7()]) {
      expect(await refusal(ada.api.groups.get({ groupId }))).toBe("NOT_FOUND");
    }
  });
});

describe("updating a group", () => {
  test("renames it for everyone and publishes an event", async () => {
    const { id: groupId } = await ada.api.groups.create({ name: "Engine room" });
    await ada.api.members.add({ groupId, username: "ben" });
    api.emitted.length = 0;
    const renamed = await ada.api.groups.update({ groupId, name: "Boiler room" });
    expect(renamed).toMatchObject({ name: "Boiler room", role: "owner" });
    expect(await ben.api.groups.get({ groupId })).toEqual({ ...renamed, role: "member" });
    const { role: _, ...facts } = renamed;
    expect(api.emitted).toEqual([{ topics: [`group:${groupId}`], event: { type: "group.updated", group: facts } }]);
  });

  test("is allowed to owners and admins", async () => {
    const { id: groupId } = await ada.api.groups.create({ name: "Engine room" });
    await ada.api.members.add({ groupId, username: "ben", role: "member" });
    expect(await refusal(ben.api.groups.update({ groupId, name: "Mine" }))).toBe("FORBIDDEN");
    await ada.api.members.update({ groupId, userId: ben.id, role: "admin" });
    expect(await ben.api.groups.update({ groupId, name: "Ours" })).toMatchObject({ name: "Ours", role: "admin" });
  });
});

describe("deleting a group", () => {
  test("deletes everything in it, and nothing else", async () => {
    const [gone, kept] = [await ada.api.groups.create({ name: "Gone" }), await ada.api.groups.create({ name: "Kept" })];
    for (const { id: groupId } of [gone, kept]) {
      await ada.api.members.add({ groupId, username: "ben" });
      await ada.api.invites.create({ groupId });
      for (const visibility of ["open", "private"] as const) {
        const { id: chatId } = await ada.api.chats.create({ groupId, name: `${visibility} chat`, visibility });
        const { id: messageId } = await ada.api.messages.send({ chatId, id: uuidv7(), text: "hello" });
        await ada.api.messages.edit({ chatId, messageId, text: "hello again" });
      }
    }
    api.emitted.length = 0;
    expect(await ada.api.groups.delete({ groupId: gone.id })).toEqual({ groupId: gone.id });

    expect(await ben.api.groups.list()).toMatchObject([{ id: kept.id }]);
    expect(await refusal(ada.api.groups.get({ groupId: gone.id }))).toBe("NOT_FOUND");
    const count = async (table: "members" | "invites" | "chats" | "chat_members" | "messages" | "reads") =>
      (await api.db.selectFrom(table).selectAll().execute()).length;
    expect(await count("members")).toBe(2);
    expect(await count("invites")).toBe(1);
    expect(await count("chats")).toBe(2);
    expect(await count("chat_members")).toBe(1);
    expect(await count("messages")).toBe(2);
    expect(await count("reads")).toBe(2);
    const topics = [`group:${gone.id}`, ...[ada, ben].map(({ id }) => `user:${id}`)];
    expect(api.emitted).toEqual([{ topics, event: { type: "group.deleted", groupId: gone.id } }]);
  });

  test("is allowed only to owners", async () => {
    const { id: groupId } = await ada.api.groups.create({ name: "Engine room" });
    await ada.api.members.add({ groupId, username: "ben", role: "admin" });
    expect(await refusal(ben.api.groups.delete({ groupId }))).toBe("FORBIDDEN");
    expect(await ada.api.groups.list()).toHaveLength(1);
  });
});
