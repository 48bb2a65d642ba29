import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { refusal } from "../testing/refusal.ts";
import { createTestApi, type TestApi, type TestPerson } from "../testing/test-api.ts";

let api: TestApi;
let ada: TestPerson;
let ben: TestPerson;
let groupId: string;
let chatId: string;

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

beforeEach(async () => {
  await api.reset();
  [ada, ben] = [await api.signUp("ada"), await api.signUp("ben")];
  groupId = (await ada.api.groups.create({ name: "Engine room" })).id;
  await ada.api.members.add({ groupId, username: "ben" });
  chatId = (await ada.api.chats.create({ groupId, name: "general" })).id;
});

const send = (person: TestPerson) => person.api.messages.send({ chatId, id: uuidv7(), text: "hello" });
const mark = (person: TestPerson, seq: number) => person.api.reads.mark({ chatId, seq });

async function readOf(person: TestPerson) {
  const { chats } = await person.api.sync.snapshot();
  const chat = chats.find(({ id }) => id === chatId);
  return chat && { lastSeq: chat.lastSeq, readSeq: chat.readSeq, unread: chat.unread };
}

describe("a read position", () => {
  test("moves forward, and unread counts what is after it", async () => {
    for (let n = 0; n < 5; n++) await send(ada);
    expect(await readOf(ben)).toEqual({ lastSeq: 5, readSeq: 0, unread: 5 });
    expect(await mark(ben, 2)).toEqual({ chatId, readSeq: 2 });
    expect(await readOf(ben)).toEqual({ lastSeq: 5, readSeq: 2, unread: 3 });
    expect(await mark(ben, 5)).toEqual({ chatId, readSeq: 5 });
    expect(await readOf(ben)).toEqual({ lastSeq: 5, readSeq: 5, unread: 0 });
  });

  test("never moves back", async () => {
    for (let n = 0; n < 5; n++) await send(ada);
    await mark(ben, 4);
    for (const seq of [0, 1, 3, 4]) expect(await mark(ben, seq)).toEqual({ chatId, readSeq: 4 });
    expect(await readOf(ben)).toMatchObject({ readSeq: 4 });
  });

  test("stops at the newest message, so that later ones are unread", async () => {
    await send(ada);
    for (const seq of [2, 1000, Number.MAX_SAFE_INTEGER]) {
      expect(await mark(ben, seq)).toEqual({ chatId, readSeq: 1 });
    }
    await send(ada);
    expect(await readOf(ben)).toEqual({ lastSeq: 2, readSeq: 1, unread: 1 });
  });

  test("of an empty chat stays at its start", async () => {
    expect(await mark(ben, 7)).toEqual({ chatId, readSeq: 0 });
    expect(await readOf(ben)).toEqual({ lastSeq: 0, readSeq: 0, unread: 0 });
  });

  test("moves to the person's own message, past all earlier ones", async () => {
    await send(ada);
    await send(ada);
    await send(ben);
    expect(await readOf(ben)).toEqual({ lastSeq: 3, readSeq: 3, unread: 0 });
    expect(await readOf(ada)).toEqual({ lastSeq: 3, readSeq: 2, unread: 1 });
  });

  test("is not moved by edits and deletions", async () => {
    const { id: messageId } = await send(ada);
    await send(ada);
    await mark(ben, 1);
    await ada.api.messages.edit({ chatId, messageId, text: "hello again" });
    await ada.api.messages.delete({ chatId, messageId });
    expect(await readOf(ben)).toEqual({ lastSeq: 2, readSeq: 1, unread: 1 });
    expect(await readOf(ada)).toEqual({ lastSeq: 2, readSeq: 2, unread: 0 });
  });

  test("ends at the farthest of many concurrent marks", async () => {
    for (let n = 0; n < 9; n++) await send(ada);
    await Promise.all([3, 9, 1, 7, 5, 2, 8].map((seq) => mark(ben, seq)));
    expect(await readOf(ben)).toMatchObject({ readSeq: 9 });
  });

  test("is published to the person's other devices only", async () => {
    await send(ada);
    api.emitted.length = 0;
    await mark(ben, 1);
    await mark(ben, 1);
    expect(api.emitted).toEqual([{ topics: [`user:${ben.id}`], event: { type: "read.updated", chatId, seq: 1 } }]);
  });

  test("can be moved by a guest, and in an archived chat", async () => {
    await send(ada);
    await ada.api.members.update({ groupId, userId: ben.id, role: "guest" });
    await ada.api.chats.archive({ chatId });
    expect(await mark(ben, 1)).toEqual({ chatId, readSeq: 1 });
  });
});

describe("a person who joins late", () => {
  const late = () => api.signUp("cleo");

  test("starts with everything read, whether added or invited", async () => {
    for (let n = 0; n < 3; n++) await send(ada);
    const [cleo, dan] = [await late(), await api.signUp("dan")];
    await ada.api.members.add({ groupId, username: "cleo" });
    const { token } = await ada.api.invites.create({ groupId });
    await dan.api.invites.accept({ token });
    for (const person of [cleo, dan]) {
      expect(await readOf(person)).toEqual({ lastSeq: 3, readSeq: 3, unread: 0 });
    }
    await send(ada);
    for (const person of [cleo, dan]) {
      expect(await readOf(person)).toEqual({ lastSeq: 4, readSeq: 3, unread: 1 });
    }
  });

  test("has the first message of an empty chat as unread", async () => {
    const cleo = await late();
    await ada.api.members.add({ groupId, username: "cleo" });
    await send(ada);
    expect(await readOf(cleo)).toEqual({ lastSeq: 1, readSeq: 0, unread: 1 });
  });

  test("starts with everything read after returning", async () => {
    await send(ada);
    await ben.api.members.leave({ groupId });
    for (let n = 0; n < 3; n++) await send(ada);
    expect(await refusal(mark(ben, 4))).toBe("NOT_FOUND");
    await ada.api.members.add({ groupId, username: "ben" });
    expect(await readOf(ben)).toEqual({ lastSeq: 4, readSeq: 4, unread: 0 });
  });
});
