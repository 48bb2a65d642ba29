import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { refusal } from "../testing/refusal.ts";
import { createTestApi, type TestApi, type TestPerson } from "../testing/test-api.ts";

let api: TestApi;
let ada: TestPerson;
let ben: TestPerson;
let cleo: TestPerson;
let groupId: string;

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

beforeEach(async () => {
  await api.reset();
  [ada, ben, cleo] = [await api.signUp("ada"), await api.signUp("ben"), await api.signUp("cleo")];
  groupId = (await ada.api.groups.create({ name: "Engine room" })).id;
  await ada.api.members.add({ groupId, username: "ben" });
});

const open = (one: TestPerson, other: TestPerson) => one.api.groups.openDirect({ userId: other.id });
const directsOf = async (person: TestPerson) => (await person.api.sync.snapshot()).directs;

describe("a direct conversation", () => {
  test("appears for both people, each with the other's name", async () => {
    const made = await open(ada, ben);
    await ada.api.messages.send({ chatId: made.chatId, id: uuidv7(), text: "hello, @ben" });
    const person = ({ id, username, name }: TestPerson) => ({ id, username, name, image: null });
    expect(await directsOf(ada)).toEqual([{ ...made, user: person(ben) }]);
    expect(await directsOf(ben)).toEqual([{ ...made, user: person(ada) }]);
    const { groups, chats } = await ben.api.sync.snapshot();
    expect(groups.find(({ id }) => id === made.groupId)).toMatchObject({ kind: "direct", role: "guest" });
    expect(chats.find(({ id }) => id === made.chatId)).toMatchObject({ kind: "direct", unread: 1, mentions: [1] });
  });

  test("is the same, whoever opens it, even concurrently", async () => {
    const opened = await Promise.all([open(ada, ben), open(ben, ada), open(ada, ben), open(ben, ada)]);
    expect(new Set(opened.map(({ chatId }) => chatId)).size).toBe(1);
    expect(await open(ben, ada)).toEqual(opened[0]);
    expect(await directsOf(ada)).toHaveLength(1);
    const groups = await api.db.selectFrom("groups").where("kind", "=", "direct").select("id").execute();
    expect(groups).toEqual([{ id: opened[0]?.groupId }]);
  });

  test("is possible only with another existing person who shares a group", async () => {
    expect(await refusal(open(ada, ada))).toBe("DIRECT_WITH_ONESELF");
    expect(await refusal(open(ada, cleo))).toBe("NOT_FOUND");
    expect(await refusal(ada.api.groups.openDirect({ userId: uuidv7() }))).toBe("NOT_FOUND");
    await ben.api.users.delete({ confirm: "delete my account" });
    expect(await refusal(open(ada, ben))).toBe("NOT_FOUND");
  });

  test("is fixed: neither person can add, invite, rename, create chats, delete or leave", async () => {
    const { groupId: id, chatId } = await open(ada, ben);
    for (const person of [ada, ben]) {
      const tried = [
        person.api.members.add({ groupId: id, username: "cleo" }),
        person.api.members.update({ groupId: id, userId: ben.id, role: "owner" }),
        person.api.members.remove({ groupId: id, userId: ada.id }),
        person.api.invites.create({ groupId: id }),
        person.api.groups.update({ groupId: id, name: "Ours" }),
        person.api.groups.delete({ groupId: id }),
        person.api.chats.create({ groupId: id, name: "second" }),
        person.api.chats.update({ chatId, name: "ours" }),
        person.api.chats.archive({ chatId }),
        person.api.chats.delete({ chatId }),
      ];
      expect(await Promise.all(tried.map(refusal))).toEqual(tried.map(() => "FORBIDDEN"));
      expect(await refusal(person.api.members.leave({ groupId: id }))).toBe("DIRECT_STAYS");
    }
    expect(await refusal(cleo.api.messages.list({ chatId }))).toBe("NOT_FOUND");
  });

  test("remains when the two share no other group, and when one deletes their account", async () => {
    const { chatId } = await open(ada, ben);
    await ben.api.members.leave({ groupId });
    await ben.api.messages.send({ chatId, id: uuidv7(), text: "still here" });
    await ben.api.users.delete({ confirm: "delete my account" });
    expect((await directsOf(ada)).map(({ user }) => user.name)).toEqual(["Deleted user"]);
    expect((await ada.api.messages.list({ chatId })).messages.map(({ text }) => text)).toEqual(["still here"]);
  });
});
