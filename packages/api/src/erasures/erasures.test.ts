import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createTestApi, type TestApi, type TestPerson } from "../testing/test-api.ts";
import { startErasures } from "./erasures.job.ts";

/* A person who deletes their account with all texts leaves only tombstones. Thirty messages make two batches. */

let api: TestApi;
let ada: TestPerson;
let ben: TestPerson;

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

let groupId: string;

beforeEach(async () => {
  await api.reset();
  [ada, ben] = [await api.signUp("ada"), await api.signUp("ben")];
  groupId = (await ada.api.groups.create({ name: "Engine room" })).id;
  await ada.api.members.add({ groupId, username: "ben" });
});

const say = (person: TestPerson, chatId: string, text: string) =>
  person.api.messages.send({ chatId, id: uuidv7(), text });

const endBen = (messages: "keep" | "erase") => ben.api.users.delete({ confirm: "delete my account", messages });

/** Runs all pending erasures once. */
async function work(): Promise<void> {
  const erasures = startErasures(api.services);
  await erasures.idle();
  await erasures.stop();
}

const textsIn = async (chatId: string) =>
  (await ada.api.messages.list({ chatId, limit: 100 })).messages.map(({ text }) => text);

test("erases every text of the person in every chat, and nothing else", async () => {
  const open = await ada.api.chats.create({ groupId, name: "general" });
  const closed = await ada.api.chats.create({ groupId, name: "closed", visibility: "private" });
  await ada.api.chats.addMember({ chatId: closed.id, userId: ben.id });
  const left = await ada.api.groups.create({ name: "Left since" });
  await ada.api.members.add({ groupId: left.id, username: "ben" });
  const there = await ada.api.chats.create({ groupId: left.id, name: "there" });

  for (const chatId of [open.id, closed.id, there.id]) {
    await say(ada, chatId, "by Ada");
    const { id } = await say(ben, chatId, "by Ben, at first");
    await ben.api.messages.edit({ chatId, messageId: id, text: "by Ben" });
    await say(ada, chatId, "by Ada again");
  }
  await ben.api.members.leave({ groupId: left.id });
  await ada.api.chats.archive({ chatId: open.id, archived: true });

  await endBen("erase");
  await work();
  for (const chatId of [open.id, closed.id, there.id]) {
    expect(await textsIn(chatId)).toEqual(["by Ada", null, "by Ada again"]);
  }
  expect(await api.db.selectFrom("message_versions").select("text").execute()).toEqual([]);
  expect(await api.db.selectFrom("erasures").select("user_id").execute()).toEqual([]);
  expect(api.errors).toEqual([]);
});

test("erases nothing if the person chose to keep their messages", async () => {
  const { id: chatId } = await ada.api.chats.create({ groupId, name: "general" });
  await say(ben, chatId, "by Ben");
  await endBen("keep");
  await work();
  expect(await textsIn(chatId)).toEqual(["by Ben"]);
});

test("publishes each deletion in the order of revisions, without gaps", async () => {
  const { id: chatId } = await ada.api.chats.create({ groupId, name: "general" });
  for (let n = 0; n < 45; n++) await say(n % 3 === 0 ? ada : ben, chatId, `text ${n}`);
  const { lastRev } = await ada.api.chats.get({ chatId });
  api.emitted.length = 0;
  await endBen("erase");
  await work();

  const told = api.emitted.flatMap(({ topics, event }) =>
    event.type === "message.deleted" ? [{ topics, rev: event.rev, text: event.message.text }] : [],
  );
  expect(told).toHaveLength(30);
  expect(told.map(({ rev }) => rev)).toEqual(told.map((_, index) => lastRev + 1 + index));
  expect(told.every(({ topics, text }) => topics.join() === `group:${groupId}` && text === null)).toBe(true);
  const { messages, lastRev: now } = await ada.api.messages.changes({ chatId, sinceRev: lastRev, limit: 100 });
  expect([messages.length, now]).toEqual([30, lastRev + 30]);
  expect(messages.every(({ user }) => user.name === "Deleted user")).toBe(true);
});

test("does not block or affect concurrent senders", async () => {
  const { id: chatId } = await ada.api.chats.create({ groupId, name: "general" });
  for (let n = 0; n < 30; n++) await say(ben, chatId, `text ${n}`);
  await endBen("erase");
  const working = work();
  for (let n = 0; n < 10; n++) await say(ada, chatId, `meanwhile ${n}`);
  await working;
  const texts = await textsIn(chatId);
  expect(texts.filter((text) => text !== null)).toEqual(Array.from({ length: 10 }, (_, n) => `meanwhile ${n}`));
  expect(texts).toHaveLength(40);
});

test("resumes after a restart", async () => {
  const { id: chatId } = await ada.api.chats.create({ groupId, name: "general" });
  for (let n = 0; n < 30; n++) await say(ben, chatId, `text ${n}`);
  await endBen("erase");
  const first = startErasures(api.services);
  await new Promise<void>((resolve) => {
    const unsubscribe = api.services.bus.subscribe(({ event }) => {
      if (event.type !== "message.deleted") return;
      unsubscribe();
      resolve(first.stop());
    });
  });
  expect((await textsIn(chatId)).filter((text) => text === null)).not.toHaveLength(0);
  expect(await api.db.selectFrom("erasures").select("user_id").execute()).toHaveLength(1);
  await work();
  expect((await textsIn(chatId)).every((text) => text === null)).toBe(true);
});

test("two concurrent workers erase each message once", async () => {
  const { id: chatId } = await ada.api.chats.create({ groupId, name: "general" });
  for (let n = 0; n < 30; n++) await say(ben, chatId, `text ${n}`);
  const { lastRev } = await ada.api.chats.get({ chatId });
  await endBen("erase");
  await Promise.all([work(), work()]);
  await work();
  expect((await ada.api.chats.get({ chatId })).lastRev).toBe(lastRev + 30);
  expect(api.errors).toEqual([]);
});

test("deleting an account wakes up the worker", async () => {
  const { id: chatId } = await ada.api.chats.create({ groupId, name: "general" });
  await say(ben, chatId, "by Ben");
  const erasures = startErasures(api.services);
  await erasures.idle();
  await endBen("erase");
  await erasures.idle();
  await erasures.stop();
  expect(await textsIn(chatId)).toEqual([null]);
});
