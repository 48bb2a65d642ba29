import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { refusal } from "../testing/refusal.ts";
import { createTestApi, type TestApi, type TestPerson } from "../testing/test-api.ts";

/* Ada owns the group, Ben creates the private chat and shares it with Cleo, Dan is a member of the group only. */

let api: TestApi;
let ada: TestPerson;
let ben: TestPerson;
let cleo: TestPerson;
let dan: TestPerson;
let groupId: string;
let chatId: string;

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

beforeEach(async () => {
  await api.reset();
  [ada, ben] = [await api.signUp("ada"), await api.signUp("ben")];
  [cleo, dan] = [await api.signUp("cleo"), await api.signUp("dan")];
  groupId = (await ada.api.groups.create({ name: "Engine room" })).id;
  for (const username of ["ben", "cleo", "dan"]) await ada.api.members.add({ groupId, username });
  chatId = (await ben.api.chats.create({ groupId, name: "surprise", visibility: "private" })).id;
  await ben.api.chats.addMember({ chatId, userId: cleo.id });
  api.emitted.length = 0;
});

const send = (person: TestPerson, text = "hello") => person.api.messages.send({ chatId, id: uuidv7(), text });
const add = (userId: string, by = ben) => by.api.chats.addMember({ chatId, userId });
const inside = async () => (await ben.api.chats.members({ chatId })).map(({ userId }) => userId);
const setVisibility = (visibility: "open" | "private", by = ben) => by.api.chats.update({ chatId, visibility });

async function unreadOf(person: TestPerson) {
  const { chats } = await person.api.sync.snapshot();
  return chats.find(({ id }) => id === chatId)?.unread;
}

describe("a private chat", () => {
  test("is visible only to its members, not even to the group's owner", async () => {
    expect(await inside()).toEqual([ben.id, cleo.id]);
    expect(await cleo.api.chats.list({ groupId })).toMatchObject([{ id: chatId, visibility: "private" }]);
    for (const person of [ada, dan]) {
      expect(await person.api.chats.list({ groupId })).toEqual([]);
      expect(await refusal(person.api.chats.get({ chatId }))).toBe("NOT_FOUND");
      expect(await refusal(send(person))).toBe("NOT_FOUND");
    }
  });

  test("announces its creation only to its creator, and messages only to its members", async () => {
    const chat = await ben.api.chats.create({ groupId, name: "diary", visibility: "private" });
    await send(cleo);
    expect(api.emitted.map(({ topics, event }) => [event.type, topics])).toEqual([
      ["chat.created", [`user:${ben.id}`]],
      ["message.created", [`chat:${chatId}`]],
    ]);
    expect(api.emitted[0]?.event).toEqual({ type: "chat.created", chat });
  });

  test("may share its name with another chat, since a refusal would reveal that it exists", async () => {
    expect(await ada.api.chats.create({ groupId, name: "Surprise" })).toMatchObject({ name: "Surprise" });
    expect(await cleo.api.chats.list({ groupId })).toHaveLength(2);
  });

  test("needs a unique name once it is made open", async () => {
    await ada.api.chats.create({ groupId, name: "Surprise" });
    expect(await refusal(setVisibility("open"))).toBe("CHAT_NAME_TAKEN");
    expect(await inside()).toEqual([ben.id, cleo.id]);
    expect(await ben.api.chats.update({ chatId, visibility: "open", name: "no surprise" })).toMatchObject({
      visibility: "open",
    });
  });

  test("can be deleted only by an admin who is in it, and its members are notified", async () => {
    expect(await refusal(ada.api.chats.delete({ chatId }))).toBe("NOT_FOUND");
    await add(ada.id);
    api.emitted.length = 0;
    await ada.api.chats.delete({ chatId });
    const topics = [`chat:${chatId}`, ...[ada, ben, cleo].map(({ id }) => `user:${id}`)];
    expect(api.emitted).toEqual([{ topics, event: { type: "chat.deleted", chatId, groupId } }]);
  });
});

describe("adding people", () => {
  test("is allowed to every member of the chat except guests, and notifies them and the person", async () => {
    expect(await add(dan.id, cleo)).toEqual({ chatId, userId: dan.id });
    expect(await dan.api.chats.get({ chatId })).toMatchObject({ id: chatId });
    expect(api.emitted).toEqual([
      {
        topics: [`chat:${chatId}`, `user:${dan.id}`],
        event: { type: "chatMember.added", chatId, groupId, userId: dan.id },
      },
    ]);
    await ada.api.members.update({ groupId, userId: dan.id, role: "guest" });
    expect(await refusal(add(ada.id, dan))).toBe("FORBIDDEN");
  });

  test("is idempotent", async () => {
    await add(dan.id);
    await add(dan.id);
    await Promise.all([add(ada.id), add(ada.id, cleo)]);
    expect(await inside()).toEqual([ben.id, cleo.id, dan.id, ada.id]);
    expect(api.emitted).toHaveLength(2);
  });

  test("works only for members of the group, and only in private chats", async () => {
    const eve = await api.signUp("eve");
    for (const userId of [eve.id, uuidv7()]) expect(await refusal(add(userId))).toBe("NOT_FOUND");
    await setVisibility("open");
    expect(await refusal(add(dan.id))).toBe("CHAT_NOT_PRIVATE");
  });
});

describe("leaving", () => {
  test("ends access, and notifies the remaining members and the person", async () => {
    expect(await cleo.api.chats.leave({ chatId })).toEqual({ chatId, userId: cleo.id });
    expect(await refusal(cleo.api.messages.list({ chatId }))).toBe("NOT_FOUND");
    expect(await refusal(cleo.api.chats.leave({ chatId }))).toBe("NOT_FOUND");
    expect(await inside()).toEqual([ben.id]);
    expect(api.emitted).toEqual([
      {
        topics: [`chat:${chatId}`, `user:${cleo.id}`],
        event: { type: "chatMember.removed", chatId, groupId, userId: cleo.id },
      },
    ]);
  });

  test("by removal is allowed to the chat's creator, and to owners and admins who are in it", async () => {
    await add(ada.id);
    await add(dan.id);
    const remove = (by: TestPerson, userId: string) => by.api.chats.removeMember({ chatId, userId });
    expect(await refusal(remove(cleo, dan.id))).toBe("NOT_CHAT_CREATOR");
    expect(await remove(ben, dan.id)).toEqual({ chatId, userId: dan.id });
    expect(await refusal(remove(ben, dan.id))).toBe("NOT_FOUND");
    expect(await remove(ada, cleo.id)).toEqual({ chatId, userId: cleo.id });
    expect(await remove(ada, ben.id)).toEqual({ chatId, userId: ben.id });
    expect(await refusal(send(ben))).toBe("NOT_FOUND");
  });

  test("is not possible in an open chat", async () => {
    await setVisibility("open");
    expect(await refusal(cleo.api.chats.leave({ chatId }))).toBe("NOT_FOUND");
    expect(await refusal(ben.api.chats.removeMember({ chatId, userId: cleo.id }))).toBe("NOT_FOUND");
    expect(await cleo.api.chats.get({ chatId })).toMatchObject({ visibility: "open" });
  });
});

describe("the unread count", () => {
  test("starts at 0 for a person who is added, and does not change for others", async () => {
    for (let n = 0; n < 3; n++) await send(ben);
    expect(await unreadOf(cleo)).toBe(3);
    await add(dan.id);
    expect(await unreadOf(dan)).toBe(0);
    expect(await unreadOf(cleo)).toBe(3);
    await send(ben);
    expect([await unreadOf(dan), await unreadOf(cleo)]).toEqual([1, 4]);
  });

  test("starts at 0 for each person, however late they are added", async () => {
    await send(ben);
    await add(dan.id);
    for (let n = 0; n < 3; n++) await send(ben);
    await add(ada.id);
    expect([await unreadOf(ada), await unreadOf(dan)]).toEqual([0, 3]);
  });

  test("starts at 0 again for a person who returns", async () => {
    await send(cleo);
    await cleo.api.chats.leave({ chatId });
    for (let n = 0; n < 3; n++) await send(ben);
    await add(cleo.id);
    expect(await unreadOf(cleo)).toBe(0);
  });
});

describe("changing the visibility", () => {
  test("to private keeps all group members in the chat, with their unread counts", async () => {
    await setVisibility("open");
    await send(ben);
    expect([await unreadOf(ada), await unreadOf(cleo), await unreadOf(dan)]).toEqual([1, 1, 1]);
    await dan.api.reads.mark({ chatId, seq: 1 });
    api.emitted.length = 0;

    const chat = await setVisibility("private");
    expect(chat).toMatchObject({ visibility: "private" });
    expect((await inside()).sort()).toEqual([ada, ben, cleo, dan].map(({ id }) => id).sort());
    expect([await unreadOf(ada), await unreadOf(cleo), await unreadOf(dan)]).toEqual([1, 1, 0]);
    expect(api.emitted).toEqual([
      { topics: [`group:${groupId}`, `chat:${chatId}`], event: { type: "chat.updated", chat } },
    ]);
    const eve = await api.signUp("eve");
    await ada.api.members.add({ groupId, username: "eve" });
    expect(await refusal(eve.api.chats.get({ chatId }))).toBe("NOT_FOUND");
  });

  test("to open marks everything as read for the rest of the group, and keeps the unread counts of members", async () => {
    for (let n = 0; n < 3; n++) await send(ben);
    api.emitted.length = 0;
    const chat = await setVisibility("open");
    expect(api.emitted).toEqual([
      { topics: [`chat:${chatId}`, `group:${groupId}`], event: { type: "chat.updated", chat } },
    ]);
    expect((await dan.api.messages.list({ chatId })).messages).toHaveLength(3);
    expect([await unreadOf(ada), await unreadOf(dan)]).toEqual([0, 0]);
    expect(await unreadOf(cleo)).toBe(3);
    expect(await ben.api.chats.members({ chatId })).toEqual([]);
  });

  test("to open marks everything as read for former members", async () => {
    await send(cleo);
    await cleo.api.chats.leave({ chatId });
    await send(ben);
    await setVisibility("open");
    expect(await unreadOf(cleo)).toBe(0);
  });
});
