import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
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

const send = (person: TestPerson, chatId: string) => person.api.messages.send({ chatId, id: uuidv7(), text: "hello" });

/** Two groups with chats of every kind: open, private with and without Ben, archived. */
async function fill() {
  const groups = [await ada.api.groups.create({ name: "One" }), await ada.api.groups.create({ name: "Two" })];
  for (const { id: groupId } of groups) {
    await ada.api.members.add({ groupId, username: "ben", role: "guest" });
    const make = (name: string, visibility: "open" | "private" = "open") =>
      ada.api.chats.create({ groupId, name, visibility });
    const [open, old, closed] = [await make("open"), await make("old"), await make("closed", "private")];
    await make("diary", "private");
    await ada.api.chats.addMember({ chatId: closed.id, userId: ben.id });
    for (const { id } of [open, open, old, closed]) await send(ada, id);
    await send(ben, closed.id);
    await ada.api.chats.archive({ chatId: old.id });
    await ben.api.reads.mark({ chatId: open.id, seq: 1 });
  }
  await ben.api.groups.create({ name: "Ben's own" });
}

test("the snapshot of a new person contains only that person", async () => {
  expect(await ada.api.sync.snapshot()).toEqual({
    user: await ada.api.users.me(),
    groups: [],
    chats: [],
    directs: [],
    muted: [],
    notifications: { choice: "mentions", quiet: null },
  });
  expect(await refusal(api.anonymous.sync.snapshot())).toBe("SIGNED_OUT");
});

test("the snapshot agrees with the single procedures", async () => {
  await fill();
  for (const person of [ada, ben]) {
    const { user, groups, chats } = await person.api.sync.snapshot();
    expect(user).toEqual(await person.api.users.me());
    expect(groups).toEqual(await person.api.groups.list());

    const listed = await Promise.all(groups.map(({ id: groupId }) => person.api.chats.list({ groupId })));
    const byId = (one: { id: string }, two: { id: string }) => (one.id < two.id ? -1 : 1);
    const facts = chats.map(({ readSeq: _, unread: __, mentions: ___, ...chat }) => chat);
    expect(facts.sort(byId)).toEqual(listed.flat().sort(byId));
    expect(facts.length).toBe(person === ada ? 8 : 6);

    for (const chat of chats) {
      expect(await person.api.chats.get({ chatId: chat.id })).toEqual(facts.find(({ id }) => id === chat.id));
      expect(chat.unread).toBe(chat.lastSeq - chat.readSeq);
      // Marking an earlier position returns the current one.
      expect(await person.api.reads.mark({ chatId: chat.id, seq: 0 })).toMatchObject({ readSeq: chat.readSeq });
      const { messages, lastRev } = await person.api.messages.changes({ chatId: chat.id, sinceRev: 0 });
      expect([messages.length, lastRev]).toEqual([chat.lastSeq, chat.lastRev]);
    }
  }
});

test("a snapshot is consistent while groups are created and messages arrive", async () => {
  let over = false;
  const writing = (async () => {
    for (let n = 0; n < 25; n++) {
      const { id: groupId } = await ada.api.groups.create({ name: `Group ${n}` });
      const { id: chatId } = await ada.api.chats.create({ groupId, name: "general" });
      await send(ada, chatId);
    }
    over = true;
  })();
  let seen = 0;
  while (!over) {
    const { groups, chats } = await ada.api.sync.snapshot();
    const groupIds = groups.map(({ id }) => id);
    for (const chat of chats) {
      expect(groupIds).toContain(chat.groupId);
      expect([chat.lastRev, chat.readSeq, chat.unread]).toEqual([chat.lastSeq, chat.lastSeq, 0]);
    }
    seen += chats.length;
  }
  await writing;
  expect(seen).toBeGreaterThan(0);
});
