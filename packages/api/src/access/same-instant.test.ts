import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { describeError } from "../errors.ts";
import type { Reason } from "../reasons.ts";
import { createTestApi, type TestApi, type TestPerson } from "../testing/test-api.ts";
import { countWaiting, hasSessions } from "../testing/waiting.ts";
import type { Tx } from "../transaction.ts";

/*
 * Pairs of concurrent calls of which the first removes what the second depends on. Whichever commits first, the other
 * must see the new state. Each test locks a row that the first call needs late, so that the second begins before the
 * first is done; on the embedded database, which has a single session, the second simply runs after the first.
 */

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
  await send(ben);
});

const send = (person: TestPerson) => person.api.messages.send({ chatId, id: uuidv7(), text: "hello" });
const seqNow = async () => (await ada.api.chats.get({ chatId })).lastSeq;

const outcome = (call: Promise<unknown>): Promise<"allowed" | Reason> =>
  call.then(
    () => "allowed",
    (error) => describeError(error).reason,
  );

/** Starts `second` while `first` is blocked, then lets both continue. @returns the outcome of each. */
async function cross(calls: {
  holding: (tx: Tx) => Promise<unknown>;
  first: () => Promise<unknown>;
  second: () => Promise<unknown>;
}) {
  if (!hasSessions) return [await outcome(calls.first()), await outcome(calls.second())];
  const waiting = (count: number) => expect.poll(() => countWaiting(api.db)).toBe(count);
  const started: Promise<string>[] = [];
  await api.db.transaction().execute(async (tx) => {
    await calls.holding(tx);
    started.push(outcome(calls.first()));
    await waiting(1);
    started.push(outcome(calls.second()));
    await waiting(2);
  });
  return Promise.all(started);
}

const holdRead = (person: TestPerson) => (tx: Tx) =>
  tx.selectFrom("reads").where("user_id", "=", person.id).select("seq").forUpdate().execute();
const holdMessages = (tx: Tx) => tx.selectFrom("messages").select("id").forUpdate().execute();

describe("a member who is removed from the group", () => {
  test("cannot send a concurrent message", async () => {
    const calls = { first: () => ada.api.members.remove({ groupId, userId: ben.id }), second: () => send(ben) };
    expect(await cross({ holding: holdRead(ben), ...calls })).toEqual(["allowed", "NOT_FOUND"]);
    expect(await seqNow()).toBe(1);
  });
});

describe("a member who is removed from a private chat", () => {
  beforeEach(async () => {
    await ada.api.chats.update({ chatId, visibility: "private" });
  });
  const holdPlace = (tx: Tx) =>
    tx.selectFrom("chat_members").where("user_id", "=", ben.id).select("user_id").forUpdate().execute();

  test("cannot send a concurrent message there", async () => {
    const first = () => ada.api.chats.removeMember({ chatId, userId: ben.id });
    expect(await cross({ holding: holdPlace, first, second: () => send(ben) })).toEqual(["allowed", "NOT_FOUND"]);
    expect(await seqNow()).toBe(1);
  });

  test("cannot add anyone else concurrently", async () => {
    const cleo = await api.signUp("cleo");
    await ada.api.members.add({ groupId, username: "cleo" });
    const first = () => ben.api.chats.leave({ chatId });
    const second = () => ben.api.chats.addMember({ chatId, userId: cleo.id });
    expect(await cross({ holding: holdPlace, first, second })).toEqual(["allowed", "NOT_FOUND"]);
    expect((await ada.api.chats.members({ chatId })).map(({ userId }) => userId)).toEqual([ada.id]);
  });
});

describe("making a chat private", () => {
  test("keeps members who are sending a message", async () => {
    const holding = (tx: Tx) => tx.selectFrom("users").where("id", "=", ben.id).select("id").forUpdate().execute();
    const first = () => ada.api.chats.update({ chatId, visibility: "private" });
    expect(await cross({ holding, first, second: () => send(ben) })).toEqual(["allowed", "allowed"]);
    expect(await seqNow()).toBe(2);
  });

  test("does not keep a member who is being removed from the group", async () => {
    const first = () => ada.api.members.remove({ groupId, userId: ben.id });
    const second = () => ada.api.chats.update({ chatId, visibility: "private" });
    expect(await cross({ holding: holdRead(ben), first, second })).toEqual(["allowed", "allowed"]);
    expect((await ada.api.chats.members({ chatId })).map(({ userId }) => userId)).toEqual([ada.id]);
    await ada.api.members.add({ groupId, username: "ben" });
    expect(await ben.api.chats.list({ groupId })).toEqual([]);
  });
});

describe("a chat that is being deleted", () => {
  const first = () => ada.api.chats.delete({ chatId });

  test("accepts no messages", async () => {
    expect(await cross({ holding: holdMessages, first, second: () => send(ben) })).toEqual(["allowed", "NOT_FOUND"]);
  });

  test("cannot be marked as read", async () => {
    await api.db.deleteFrom("reads").where("user_id", "=", ben.id).execute();
    const second = () => ben.api.reads.mark({ chatId, seq: 1 });
    expect(await cross({ holding: holdMessages, first, second })).toEqual(["allowed", "NOT_FOUND"]);
  });

  test("does not block a person from joining the group", async () => {
    const cleo = await api.signUp("cleo");
    const second = () => ada.api.members.add({ groupId, username: "cleo" });
    expect(await cross({ holding: holdMessages, first, second })).toEqual(["allowed", "allowed"]);
    expect(await cleo.api.groups.list()).toHaveLength(1);
  });
});

describe("a group that is being deleted", () => {
  const first = () => ada.api.groups.delete({ groupId });

  test("cannot be joined", async () => {
    const cleo = await api.signUp("cleo");
    const { token } = await ada.api.invites.create({ groupId });
    const second = () => cleo.api.invites.accept({ token });
    expect(await cross({ holding: holdMessages, first, second })).toEqual(["allowed", "INVITE_INVALID"]);
  });

  test("accepts no messages", async () => {
    expect(await cross({ holding: holdMessages, first, second: () => send(ben) })).toEqual(["allowed", "NOT_FOUND"]);
  });
});

describe("an account that is being deleted", () => {
  let other: string;
  const first = () => ben.api.users.delete({ confirm: "delete my account" });
  const holdSession = (tx: Tx) => tx.selectFrom("sessions").select("id").forUpdate().execute();

  beforeEach(async () => {
    other = (await ada.api.groups.create({ name: "Boiler room" })).id;
    const expires_at = new Date(Date.now() + 60_000);
    await api.db.insertInto("sessions").values({ id: uuidv7(), user_id: ben.id, token: "t", expires_at }).execute();
  });
  const memberships = () => api.db.selectFrom("members").where("user_id", "=", ben.id).select("group_id").execute();

  test("is deleted even while its owner keeps sending", async () => {
    const sends = Array.from({ length: 24 }, () => outcome(send(ben)));
    const end = outcome(first());
    const more = Array.from({ length: 24 }, () => outcome(send(ben)));
    expect(await end).toBe("allowed");
    for (const sent of await Promise.all([...sends, ...more])) expect(["allowed", "NOT_FOUND"]).toContain(sent);
    expect(await memberships()).toEqual([]);
  });

  test("cannot be added to a group", async () => {
    const second = () => ada.api.members.add({ groupId: other, username: "ben" });
    expect(await cross({ holding: holdSession, first, second })).toEqual(["allowed", "USER_NOT_FOUND"]);
    expect(await memberships()).toEqual([]);
  });

  test.each<[string, (token: string) => Promise<unknown>]>([
    ["cannot join a group", (token) => ben.api.invites.accept({ token })],
    ["cannot create a group", () => ben.api.groups.create({ name: "Ben's" })],
    ["cannot change its name", () => ben.api.users.update({ name: "Still Ben" })],
    ["cannot be deleted twice", first],
  ])("%s", async (_what, second) => {
    const { token } = await ada.api.invites.create({ groupId: other });
    const calls = { first, second: () => second(token) };
    expect(await cross({ holding: holdSession, ...calls })).toEqual(["allowed", "SIGNED_OUT"]);
    expect(await memberships()).toEqual([]);
    expect(await ben.api.users.me()).toMatchObject({ name: "Deleted user" });
  });
});
