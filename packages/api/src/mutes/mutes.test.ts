import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
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
  chatId = (await ada.api.chats.create({ groupId, name: "closed", visibility: "private" })).id;
  await ada.api.chats.addMember({ chatId, userId: ben.id });
  api.emitted.length = 0;
});

const mutedOf = async (person: TestPerson) => (await person.api.sync.snapshot()).muted;

test("a person can mute and unmute chats and groups for themselves", async () => {
  expect(await ben.api.chats.mute({ chatId })).toEqual({ chatId, muted: true });
  expect(await ben.api.groups.mute({ groupId, muted: true })).toEqual({ groupId, muted: true });
  expect([await mutedOf(ben), await mutedOf(ada)]).toEqual([[groupId, chatId].sort(), []]);
  await ben.api.chats.mute({ chatId, muted: false });
  expect(await mutedOf(ben)).toEqual([groupId]);
});

test("a call that changes nothing publishes nothing", async () => {
  await ben.api.chats.mute({ chatId, muted: false });
  expect(api.emitted).toEqual([]);
  for (const muted of [true, true]) await ben.api.chats.mute({ chatId, muted });
  expect(api.emitted).toEqual([
    { topics: [`user:${ben.id}`], event: { type: "mute.updated", id: chatId, muted: true } },
  ]);
});

test("a mute ends when the person leaves the chat or group", async () => {
  await ben.api.chats.mute({ chatId });
  await ben.api.groups.mute({ groupId });
  await ben.api.chats.leave({ chatId });
  expect(await mutedOf(ben)).toEqual([groupId]);
  await ada.api.chats.addMember({ chatId, userId: ben.id });
  await ben.api.chats.mute({ chatId });
  await ben.api.members.leave({ groupId });
  expect(await mutedOf(ben)).toEqual([]);
  await ada.api.members.add({ groupId, username: "ben" });
  await ada.api.chats.addMember({ chatId, userId: ben.id });
  expect(await mutedOf(ben)).toEqual([]);
  expect(await refusal(api.anonymous.chats.mute({ chatId }))).toBe("SIGNED_OUT");
});
