import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestApi, type TestApi } from "../testing/test-api.ts";
import { importedUserId } from "./imports.ids.ts";
import { openImport } from "./imports.job.ts";

let api: TestApi;

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());
beforeEach(() => api.reset());

interface Author {
  author: string;
  email?: string;
}

/** Imports a line by each author into a group. */
async function importFrom(
  authors: readonly (string | Author)[],
  { group = "Log", owner }: { group?: string; owner?: string } = {},
) {
  const job = await openImport(api.services, { group: { name: group }, chat: "general", owner });
  const at = new Date("2009-06-30T16:25:00Z");
  const lines = authors.map((given) => (typeof given === "string" ? { author: given } : given));
  const { created, emailsLeftOut } = await job.add(lines.map((line, n) => ({ ...line, at, text: `${group} ${n}` })));
  return { created, emailsLeftOut, groupId: job.groupId, owner: job.owner?.username };
}

const findPeople = () =>
  api.db.selectFrom("users").select(["id", "username", "name", "email"]).orderBy("username").execute();

const usernames = async () => Object.fromEntries((await findPeople()).map(({ name, username }) => [name, username]));

const emailOf = async (nick: string) => (await findPeople()).find(({ id }) => id === importedUserId(nick))?.email;

const findMembers = (groupId: string) =>
  api.db
    .selectFrom("members")
    .innerJoin("users", "users.id", "members.user_id")
    .where("group_id", "=", groupId)
    .select(["username", "role"])
    .orderBy("username")
    .execute();

async function givePassword(userId: string) {
  const account = { id: uuidv7(), user_id: userId, account_id: userId, provider_id: "credential", password: "x" };
  await api.db.insertInto("accounts").values(account).execute();
}

/** A person who can sign in. */
async function signUp(username: string) {
  const person = await api.signUp(username);
  await givePassword(person.id);
  return person;
}

describe("each nick", () => {
  test("becomes a separate person, with the nick as the name and a username derived from it", async () => {
    const nicks = [
      "fas[fiz]",
      "[1]KevinVdV",
      "DuraSpace|TimD",
      "Asger",
      "asger",
      "ASGER",
      "Zoë Brun",
      "x",
      "deleted.me",
    ];
    expect((await importFrom(nicks)).created).toBe(nicks.length);
    expect(await usernames()).toEqual({
      "fas[fiz]": "fas-fiz",
      "[1]KevinVdV": "1-kevinvdv",
      "DuraSpace|TimD": "duraspace-timd",
      Asger: "asger",
      asger: "asger2",
      ASGER: "asger3",
      "Zoë Brun": "zoe.brun",
      x: expect.stringMatching(/^user-[0-9a-f]{6}$/),
      "deleted.me": "me",
    });
  });

  test("exists since its first line", async () => {
    await importFrom(["tim"]);
    const tim = await api.db.selectFrom("users").select("created_at").executeTakeFirstOrThrow();
    expect(tim.created_at).toEqual(new Date("2009-06-30T16:25:00Z"));
  });

  test("gets a unique username, however many are similar", async () => {
    const nicks = Array.from({ length: 15 }, (_, n) => `a-very-long-nick-of-an-author-${n}`);
    await importFrom([...nicks, "新人", "来宾", "🙂"]);
    const names = Object.values(await usernames());
    expect(new Set(names).size).toBe(18);
    for (const name of names) expect(name).toMatch(/^[a-z0-9_.-]{2,32}$/);
  });

  test("is the same person in later runs, in other files, and after a change of username", async () => {
    await importFrom(["Asger", "asger"]);
    const before = await findPeople();
    expect((await importFrom(["asger", "Asger"])).created).toBe(0);
    await api.db.updateTable("users").set({ username: "a.smith" }).where("username", "=", "asger").execute();
    const { created, groupId } = await importFrom(["Asger"], { group: "Other" });
    expect(created).toBe(0);
    expect((await findPeople()).map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
    expect(await findMembers(groupId)).toEqual([{ username: "a.smith", role: "member" }]);
  });

  test("is never mapped to an existing account, whatever its username", async () => {
    const asger = await signUp("asger");
    await importFrom(["asger"]);
    expect((await usernames())["asger"]).toBe("asger2");
    const messages = await api.db.selectFrom("messages").select("user_id").execute();
    expect(messages.map((message) => message.user_id)).not.toContain(asger.id);
  });

  test("gets another username when the placeholder address of the first is in use", async () => {
    await importFrom(["asger"]);
    await api.db.updateTable("users").set({ username: "a.smith" }).where("username", "=", "asger").execute();
    await importFrom(["Asger"]);
    expect(await usernames()).toEqual({ asger: "a.smith", Asger: "asger2" });
  });
});

describe("an email address in a line", () => {
  test("becomes the author's, even if only a later line has it", async () => {
    await importFrom([{ author: "tim", email: "tim@example.com" }, "kevin"]);
    expect(await emailOf("tim")).toBe("tim@example.com");
    expect(await emailOf("kevin")).toBe("kevin@imported.invalid");
    const { emailsLeftOut } = await importFrom(["tim", { author: "kevin", email: "kevin@example.com" }], {
      group: "Other",
    });
    expect(emailsLeftOut).toBe(0);
    expect(await emailOf("tim")).toBe("tim@example.com");
    expect(await emailOf("kevin")).toBe("kevin@example.com");
  });

  test("is ignored if it belongs to someone else, or if the author has another", async () => {
    await signUp("ada");
    const taken = await importFrom([
      { author: "Ada", email: "ada@parley.example" },
      { author: "tim", email: "tim@example.com" },
      { author: "Tim", email: "tim@example.com" },
    ]);
    expect(taken.emailsLeftOut).toBe(2);
    expect(await emailOf("Ada")).toBe("ada2@imported.invalid");
    expect((await importFrom([{ author: "tim", email: "new@example.com" }], { group: "Other" })).emailsLeftOut).toBe(1);
    expect(await emailOf("tim")).toBe("tim@example.com");
  });

  test("does not change the address of a claimed account", async () => {
    await importFrom(["tim"]);
    await givePassword(importedUserId("tim"));
    await importFrom([{ author: "tim", email: "thief@example.com" }], { group: "Other" });
    expect(await emailOf("tim")).toBe("tim@imported.invalid");
  });
});

describe("membership", () => {
  test("is given only to authors who cannot sign in", async () => {
    await importFrom(["tim", "kevin"]);
    await givePassword(importedUserId("tim"));
    await api.db.updateTable("users").set({ deleted_at: new Date() }).where("username", "=", "kevin").execute();
    const { groupId, owner } = await importFrom(["tim", "kevin", "mark"], { group: "Other" });
    // Tim is a member because he is the first person who can sign in, and therefore the owner.
    expect(owner).toBe("tim");
    expect(await findMembers(groupId)).toEqual([
      { username: "mark", role: "member" },
      { username: "tim", role: "owner" },
    ]);
  });

  test("is not restored to a removed member who can sign in", async () => {
    const ada = await signUp("ada");
    const { groupId } = await importFrom(["tim"]);
    const tim = importedUserId("tim");
    await givePassword(tim);
    await ada.api.members.remove({ groupId, userId: tim });
    await importFrom(["mark", "tim"]);
    expect(await findMembers(groupId)).toEqual([
      { username: "ada", role: "owner" },
      { username: "mark", role: "member" },
    ]);
  });
});

describe("the owner", () => {
  test("is the named person, in addition to earlier owners", async () => {
    await signUp("ada");
    await signUp("ben");
    const { groupId } = await importFrom(["tim"], { owner: "ben" });
    expect(await findMembers(groupId)).toContainEqual({ username: "ben", role: "owner" });
    expect((await importFrom(["tim"], { owner: "ada" })).owner).toBe("ada");
    expect((await findMembers(groupId)).filter(({ role }) => role === "owner")).toHaveLength(2);
  });

  test("is the first person who signed up if none is named", async () => {
    await signUp("ada");
    await signUp("ben");
    expect((await importFrom(["tim"])).owner).toBe("ada");
  });

  test("is not an author who claimed their account later", async () => {
    await importFrom(["tim"], { group: "Other" });
    await signUp("ada");
    await givePassword(importedUserId("tim"));
    expect((await importFrom(["kevin"])).owner).toBe("ada");
  });

  test("stays the same if there is one who can sign in", async () => {
    await signUp("ada");
    await signUp("ben");
    const { groupId } = await importFrom(["tim"], { owner: "ben" });
    expect((await importFrom(["tim"])).owner).toBe("ben");
    expect(await findMembers(groupId)).not.toContainEqual({ username: "ada", role: "owner" });
  });

  test("is set by a later run if nobody had signed up before", async () => {
    expect((await importFrom(["tim"])).owner).toBeUndefined();
    const ada = await signUp("ada");
    expect((await importFrom(["tim"])).owner).toBe("ada");
    expect((await ada.api.sync.snapshot()).chats).toMatchObject([{ name: "general", lastSeq: 1, unread: 0 }]);
  });
});
