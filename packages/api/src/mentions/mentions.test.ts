import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { limits } from "../limits.ts";
import { createTestApi, type TestApi, type TestPerson } from "../testing/test-api.ts";
import { everyone } from "./mentions.schema.ts";

let api: TestApi;
let ada: TestPerson;
let ben: TestPerson;
let cleo: TestPerson;
let outsider: TestPerson;
let groupId: string;
let chatId: string;

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

beforeEach(async () => {
  await api.reset();
  ada = await api.signUp("ada");
  ben = await api.signUp("ben");
  cleo = await api.signUp("cleo.");
  outsider = await api.signUp("outsider");
  groupId = (await ada.api.groups.create({ name: "Engine room" })).id;
  for (const { username } of [ben, cleo]) await ada.api.members.add({ groupId, username });
  chatId = (await ada.api.chats.create({ groupId, name: "general" })).id;
});

const send = (person: TestPerson, text: string, to = chatId) =>
  person.api.messages.send({ chatId: to, id: uuidv7(), text });

async function mentionsOf(person: TestPerson, of = chatId) {
  const { chats } = await person.api.sync.snapshot();
  return chats.find(({ id }) => id === of)?.mentions;
}

describe("a message mentions", () => {
  test("the group members whom it names, each once, and not its author", async () => {
    const { mentions } = await send(ada, "@Ben and @ben, @cleo.! @ada @outsider @nobody");
    expect([...mentions].sort()).toEqual([ben.id, cleo.id].sort());
    expect((await send(ada, "`@ben`")).mentions).toEqual([]);
  });

  test("only the members of a private chat", async () => {
    const closed = await ada.api.chats.create({ groupId, name: "closed", visibility: "private" });
    await ada.api.chats.addMember({ chatId: closed.id, userId: ben.id });
    expect((await send(ada, "@ben @cleo.", closed.id)).mentions).toEqual([ben.id]);
  });

  test("everyone by @all, only if the author is an owner or admin", async () => {
    expect((await send(ada, "@all")).mentions).toEqual([everyone]);
    expect((await send(ben, "@here and @cleo.")).mentions).toEqual([cleo.id]);
    expect([await mentionsOf(ben), await mentionsOf(cleo), await mentionsOf(ada)]).toEqual([[], [1, 2], []]);
  });

  test("the same people in every response and event", async () => {
    const sent = await send(ada, "@ben");
    const [page, changes] = [
      await ben.api.messages.list({ chatId }),
      await ben.api.messages.changes({ chatId, sinceRev: 0 }),
    ];
    expect([page.messages, changes.messages]).toEqual([[sent], [sent]]);
    expect(api.emitted.at(-1)?.event).toMatchObject({ message: { mentions: [ben.id] } });
    expect(await ada.api.messages.send({ chatId, id: sent.id, text: "@ben" })).toEqual(sent);
    expect(await mentionsOf(ben)).toEqual([1]);
  });
});

describe("unread mentions", () => {
  test("are the unread positions, and disappear as they are read", async () => {
    for (const text of ["@ben", "hello", "@all @ben", "hello", "@cleo."]) await send(ada, text);
    expect(await mentionsOf(ben)).toEqual([1, 3]);
    await ben.api.reads.mark({ chatId, seq: 2 });
    expect(await mentionsOf(ben)).toEqual([3]);
    await send(ben, "here I am");
    expect([await mentionsOf(ben), await mentionsOf(cleo)]).toEqual([[], [3, 5]]);
  });

  test("follow an edit, which may add or remove mentions", async () => {
    const { id: messageId } = await send(ada, "@ben");
    expect((await ada.api.messages.edit({ chatId, messageId, text: "@cleo." })).mentions).toEqual([cleo.id]);
    expect([await mentionsOf(ben), await mentionsOf(cleo)]).toEqual([[], [1]]);
    expect((await ada.api.messages.edit({ chatId, messageId, text: "nobody" })).mentions).toEqual([]);
    expect(await mentionsOf(cleo)).toEqual([]);
  });

  test("disappear with a deleted message, and with its chat", async () => {
    const { id: messageId } = await send(ada, "@ben @all");
    expect(await mentionsOf(ben)).toEqual([1]);
    expect((await ada.api.messages.delete({ chatId, messageId })).mentions).toEqual([]);
    expect(await mentionsOf(ben)).toEqual([]);
    await send(ada, "@ben");
    await ada.api.chats.delete({ chatId });
    expect(await api.db.selectFrom("mentions").selectAll().execute()).toEqual([]);
  });

  test("of people who join later start with messages after that", async () => {
    await send(ada, "@all");
    await ada.api.members.add({ groupId, username: outsider.username });
    expect(await mentionsOf(outsider)).toEqual([]);
    await send(ada, "@outsider");
    expect(await mentionsOf(outsider)).toEqual([2]);
  });

  test("are limited to the latest ones", async () => {
    const more = limits.unreadMentions + 3;
    for (let n = 1; n <= more; n++) await send(ada, "@ben");
    const listed = await mentionsOf(ben);
    expect(listed?.length).toBe(limits.unreadMentions);
    expect([listed?.[0], listed?.at(-1)]).toEqual([4, more]);
  });
});
