import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Role, roles } from "../access/permissions.ts";
import { limits } from "../limits.ts";
import { refusal } from "../testing/refusal.ts";
import { createTestApi, type TestApi, type TestPerson } from "../testing/test-api.ts";
import type { MembersCursor } from "./members.queries.ts";

let api: TestApi;
let ada: TestPerson;
let ben: TestPerson;
let groupId: string;

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

beforeEach(async () => {
  await api.reset();
  [ada, ben] = [await api.signUp("ada"), await api.signUp("ben")];
  groupId = (await ada.api.groups.create({ name: "Engine room" })).id;
  api.emitted.length = 0;
});

const add = (username: string, role: Role = "member") => ada.api.members.add({ groupId, username, role });

async function rolesNow() {
  const rows = await api.db
    .selectFrom("members")
    .innerJoin("users", "users.id", "members.user_id")
    .where("group_id", "=", groupId)
    .select(["username", "role"])
    .orderBy("username")
    .execute();
  return Object.fromEntries(rows.map(({ username, role }) => [username, role]));
}

describe("adding", () => {
  test("adds a person by username, by default as a member", async () => {
    const member = await ada.api.members.add({ groupId, username: "Ben" });
    expect(member).toEqual({
      groupId,
      userId: ben.id,
      role: "member",
      joinedAt: expect.any(Date),
      user: { id: ben.id, username: "ben", name: "Ben", image: null },
    });
    expect(await ben.api.groups.list()).toMatchObject([{ id: groupId, role: "member" }]);
    expect(api.emitted).toEqual([
      { topics: [`group:${groupId}`, `user:${ben.id}`], event: { type: "member.joined", groupId, member } },
    ]);
  });

  test("is refused for an existing member, and for an unknown username", async () => {
    await add("ben", "guest");
    expect(await refusal(add("ben", "admin"))).toBe("ALREADY_MEMBER");
    expect(await refusal(add("ada"))).toBe("ALREADY_MEMBER");
    expect(await refusal(add("nobody"))).toBe("USER_NOT_FOUND");
    expect(await rolesNow()).toEqual({ ada: "owner", ben: "guest" });
  });

  test("leaves a person room for groups that they create or join themselves", async () => {
    const full = limits.groupsPerPersonByOthers;
    const groups = Array.from({ length: full }, (_, n) => ({ id: uuidv7(), name: `Group ${n}` }));
    await api.db.insertInto("groups").values(groups).execute();
    const members = groups.map(({ id }) => ({ group_id: id, user_id: ben.id, role: "member" as const }));
    await api.db.insertInto("members").values(members).execute();

    expect(await refusal(add("ben"))).toBe("PERSON_IN_MANY_GROUPS");
    expect(await ben.api.groups.create({ name: "His own" })).toMatchObject({ role: "owner" });
    const { token } = await ada.api.invites.create({ groupId });
    expect(await ben.api.invites.accept({ token })).toMatchObject({ id: groupId });

    await api.db.deleteFrom("members").where("user_id", "=", ben.id).execute();
    expect(await add("ben")).toMatchObject({ userId: ben.id });
  });

  test("of one person by two people concurrently happens once", async () => {
    await add("ben", "admin");
    const cleo = await api.signUp("cleo");
    api.emitted.length = 0;
    const adding = [ada, ben].map((who) => who.api.members.add({ groupId, username: "cleo" }));
    const refused = (await Promise.allSettled(adding)).filter(({ status }) => status === "rejected");
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ reason: { reason: "ALREADY_MEMBER" } });
    expect(await cleo.api.groups.list()).toHaveLength(1);
    expect(api.emitted).toHaveLength(1);
  });
});

describe("roles", () => {
  /** The roles that an owner and an admin may give, and whose holders they may change. */
  const mayGive: Record<"owner" | "admin", readonly Role[]> = {
    owner: ["owner", "admin", "member", "guest"],
    admin: ["admin", "member", "guest"],
  };

  const cases = (["owner", "admin"] as const).flatMap((actor) => roles.map((other) => ({ actor, other })));

  /** Ben with this role. */
  async function actorWith(role: "owner" | "admin") {
    await add("ben", role);
    return ben;
  }

  test.each(cases)(
    "an $actor can add a new $other only if that role is not above their own",
    async ({ actor, other }) => {
      const who = await actorWith(actor);
      await api.signUp("cleo");
      const added = who.api.members.add({ groupId, username: "cleo", role: other });
      if (mayGive[actor].includes(other)) await expect(added).resolves.toMatchObject({ role: other });
      else expect(await refusal(added)).toBe("ROLE_TOO_HIGH");
    },
  );

  test.each(cases)(
    "an $actor can promote a guest to $other only if that role is not above their own",
    async (given) => {
      const who = await actorWith(given.actor);
      const { id: userId } = await api.signUp("cleo");
      await add("cleo", "guest");
      const updated = who.api.members.update({ groupId, userId, role: given.other });
      if (mayGive[given.actor].includes(given.other))
        await expect(updated).resolves.toMatchObject({ role: given.other });
      else expect(await refusal(updated)).toBe("ROLE_TOO_HIGH");
    },
  );

  test.each(cases)(
    "an $actor can change and remove a $other only if that role is not above their own",
    async ({ actor, other }) => {
      const who = await actorWith(actor);
      const { id: userId } = await api.signUp("cleo");
      await add("cleo", other);
      if (mayGive[actor].includes(other)) {
        await expect(who.api.members.update({ groupId, userId, role: "guest" })).resolves.toMatchObject({
          role: "guest",
        });
        await add("cleo", other).catch(() => ada.api.members.update({ groupId, userId, role: other }));
        await expect(who.api.members.remove({ groupId, userId })).resolves.toEqual({ groupId, userId });
      } else {
        expect(await refusal(who.api.members.update({ groupId, userId, role: "guest" }))).toBe("ROLE_TOO_HIGH");
        expect(await refusal(who.api.members.remove({ groupId, userId }))).toBe("ROLE_TOO_HIGH");
        expect(await rolesNow()).toMatchObject({ cleo: other });
      }
    },
  );

  test.each(["member", "guest"] as const)("a %s can neither give roles nor remove anyone", async (role) => {
    await add("ben", role);
    await api.signUp("cleo");
    expect(await refusal(ben.api.members.add({ groupId, username: "cleo", role: "guest" }))).toBe("FORBIDDEN");
    expect(await refusal(ben.api.members.update({ groupId, userId: ben.id, role: "admin" }))).toBe("FORBIDDEN");
    expect(await refusal(ben.api.members.remove({ groupId, userId: ada.id }))).toBe("FORBIDDEN");
  });

  test("a change is published to the group and takes effect at once", async () => {
    await add("ben", "guest");
    api.emitted.length = 0;
    const member = await ada.api.members.update({ groupId, userId: ben.id, role: "admin" });
    expect(api.emitted).toEqual([{ topics: [`group:${groupId}`], event: { type: "member.updated", groupId, member } }]);
    expect(await ben.api.groups.update({ groupId, name: "Ours" })).toMatchObject({ role: "admin" });
    await ada.api.members.update({ groupId, userId: ben.id, role: "guest" });
    expect(await refusal(ben.api.groups.update({ groupId, name: "Mine" }))).toBe("FORBIDDEN");
  });

  test("of a person outside the group cannot be changed", async () => {
    for (const userId of [ben.id, uuidv7()]) {
      expect(await refusal(ada.api.members.update({ groupId, userId, role: "guest" }))).toBe("NOT_FOUND");
      expect(await refusal(ada.api.members.remove({ groupId, userId }))).toBe("NOT_FOUND");
    }
  });
});

describe("leaving", () => {
  test("or being removed ends access, and publishes an event", async () => {
    await add("ben");
    const { id: chatId } = await ada.api.chats.create({ groupId, name: "general" });
    for (const go of [
      () => ben.api.members.leave({ groupId }),
      () => ada.api.members.remove({ groupId, userId: ben.id }),
    ]) {
      if (!("ben" in (await rolesNow()))) await add("ben");
      expect(await ben.api.chats.get({ chatId })).toMatchObject({ id: chatId });
      api.emitted.length = 0;
      expect(await go()).toEqual({ groupId, userId: ben.id });
      expect(await refusal(ben.api.chats.get({ chatId }))).toBe("NOT_FOUND");
      expect(await ben.api.groups.list()).toEqual([]);
      expect(api.emitted).toEqual([
        { topics: [`group:${groupId}`, `user:${ben.id}`], event: { type: "member.removed", groupId, userId: ben.id } },
      ]);
    }
  });

  test("includes the group's private chats, and returning does not restore them", async () => {
    await add("ben");
    const { id: chatId } = await ada.api.chats.create({ groupId, name: "closed", visibility: "private" });
    await ada.api.chats.addMember({ chatId, userId: ben.id });
    await ben.api.members.leave({ groupId });
    expect((await ada.api.chats.members({ chatId })).map(({ userId }) => userId)).toEqual([ada.id]);
    await add("ben");
    expect(await refusal(ben.api.chats.get({ chatId }))).toBe("NOT_FOUND");
  });

  test("keeps the person's messages", async () => {
    await add("ben");
    const { id: chatId } = await ada.api.chats.create({ groupId, name: "general" });
    const message = await ben.api.messages.send({ chatId, id: uuidv7(), text: "hello" });
    await ben.api.members.leave({ groupId });
    expect((await ada.api.messages.list({ chatId })).messages).toEqual([message]);
  });
});

describe("the last owner", () => {
  test("cannot leave, be demoted or be removed", async () => {
    await add("ben", "admin");
    expect(await refusal(ada.api.members.leave({ groupId }))).toBe("LAST_OWNER");
    expect(await refusal(ada.api.members.update({ groupId, userId: ada.id, role: "admin" }))).toBe("LAST_OWNER");
    expect(await refusal(ada.api.members.remove({ groupId, userId: ada.id }))).toBe("LAST_OWNER");
    expect(await rolesNow()).toEqual({ ada: "owner", ben: "admin" });
    // Setting the current role again is allowed.
    expect(await ada.api.members.update({ groupId, userId: ada.id, role: "owner" })).toMatchObject({ role: "owner" });
  });

  test("can leave once there is another", async () => {
    await add("ben", "owner");
    await ada.api.members.leave({ groupId });
    expect(await rolesNow()).toEqual({ ben: "owner" });
    expect(await refusal(ben.api.members.leave({ groupId }))).toBe("LAST_OWNER");
  });

  const ways: Record<string, (person: TestPerson, other: TestPerson) => Promise<unknown>> = {
    leave: (person) => person.api.members.leave({ groupId }),
    "demote themselves": (person) => person.api.members.update({ groupId, userId: person.id, role: "guest" }),
    "demote each other": (person, { id }) => person.api.members.update({ groupId, userId: id, role: "guest" }),
    "remove each other": (person, { id }) => person.api.members.remove({ groupId, userId: id }),
    "delete their accounts": (person) => person.api.users.delete({ confirm: "delete my account" }),
  };

  test.each(Object.keys(ways))("remains when two owners %s concurrently", async (name) => {
    const way = ways[name];
    await add("ben", "owner");
    const went = await Promise.allSettled([way?.(ada, ben), way?.(ben, ada)]);
    expect(went.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const left = Object.values(await rolesNow());
    expect(left.filter((role) => role === "owner")).toHaveLength(1);
  });
});

describe("the list", () => {
  /** Signs up a person with this name and adds them. */
  async function addNamed(name: string, role: Role = "member") {
    const person = await api.signUp(
      name
        .normalize("NFKD")
        .replace(/[^a-zA-Z]/g, "")
        .toLowerCase(),
    );
    await person.api.users.update({ name });
    await add(person.username, role);
    return person;
  }

  /** Everyone's name, page by page. */
  async function namesInPages(limit: number) {
    const names: string[] = [];
    let cursor: MembersCursor | null = null;
    do {
      const page = await ada.api.members.list({ groupId, limit, cursor, direction: "forward" });
      expect(page.members.length).toBeLessThanOrEqual(limit);
      names.push(...page.members.map(({ user }) => user.name));
      cursor = page.nextCursor;
    } while (cursor);
    return names;
  }

  test("is sorted by role, then by name, ignoring case and accents", async () => {
    for (const name of ["zoe", "Émile", "Ferdinand", "eva", "Tanaka", "Bjørn"]) await addNamed(name);
    await addNamed("Yan", "guest");
    await addNamed("Xenia", "admin");
    const inOrder = ["Ada", "Xenia", "Bjørn", "Émile", "eva", "Ferdinand", "Tanaka", "zoe", "Yan"];
    for (const limit of [1, 2, 3, 100]) expect(await namesInPages(limit)).toEqual(inOrder);
  });

  test("pages through everyone once, even with equal names", async () => {
    for (let n = 0; n < 6; n++) {
      const twin = await api.signUp(`person.${n}`);
      await twin.api.users.update({ name: n % 2 ? "The Same" : "the same" });
      await add(twin.username);
    }
    const seen: string[] = [];
    let cursor: MembersCursor | null = null;
    do {
      const page = await ada.api.members.list({ groupId, limit: 2, cursor });
      seen.push(...page.members.map(({ userId }) => userId));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
  });

  test("has no further cursor if the last page is exactly full", async () => {
    await add("ben");
    expect(await ada.api.members.list({ groupId, limit: 2 })).toMatchObject({ nextCursor: null });
    expect(await ada.api.members.list({ groupId, limit: 1 })).toMatchObject({
      nextCursor: { role: "owner", name: "Ada", userId: ada.id },
    });
  });

  test.each<[string, (person: TestPerson) => Promise<unknown>]>([
    ["left", (person) => person.api.members.leave({ groupId })],
    ["changed their name", (person) => person.api.users.update({ name: "Zacharias" })],
    ["changed their role", ({ id }) => ada.api.members.update({ groupId, userId: id, role: "guest" })],
  ])("continues after a person who %s in the meantime", async (_what, change) => {
    const [first] = [await addNamed("Carl"), await addNamed("Dora"), await addNamed("Emil")];
    const { members, nextCursor } = await ada.api.members.list({ groupId, limit: 2 });
    expect(members.at(-1)?.userId).toBe(first.id);
    await change(first);
    const rest = await ada.api.members.list({ groupId, cursor: nextCursor });
    expect(rest.members.map(({ user }) => user.name).slice(0, 2)).toEqual(["Dora", "Emil"]);
  });

  describe("with a search", () => {
    const find = async (query: string, page: { limit?: number; cursor?: MembersCursor | null } = {}) => {
      const { members, nextCursor } = await ada.api.members.list({ groupId, query, ...page });
      return { names: members.map(({ user }) => user.name), nextCursor };
    };

    beforeEach(async () => {
      const people = {
        zoe: "Zoë van der Berg",
        "jean-luc.p": "Jean-Luc Picard",
        tanaka: "田中 太郎",
        o_brien: "Miles O'Brien",
      };
      for (const [username, name] of Object.entries(people)) {
        const person = await api.signUp(username);
        await person.api.users.update({ name });
        await add(username);
      }
    });

    test.each([
      ["the beginning of a name", "jean", ["Jean-Luc Picard"]],
      ["the beginning of any word, ignoring case", "BER", ["Zoë van der Berg"]],
      ["part of a username", "luc.p", ["Jean-Luc Picard"]],
      ["a username with @", "@tanaka", ["田中 太郎"]],
      ["several beginnings in any order", "pic je", ["Jean-Luc Picard"]],
      ["another script", "太", ["田中 太郎"]],
      ["an accent", "zoë", ["Zoë van der Berg"]],
      ["an apostrophe", "o'b", ["Miles O'Brien"]],
      ["the middle of a word", "erg", []],
      ["two words that match different people", "zoë picard", []],
      ["a LIKE wildcard", "%", []],
      ["full-text operators", "zo:* | je", []],
      ["a quote and a backslash", "'\\", []],
    ])("finds by %s", async (_what, query, names) => {
      expect((await find(query)).names).toEqual(names);
    });

    test("finds everyone if the query has no words", async () => {
      const { members } = await ada.api.members.list({ groupId });
      expect(members.length).toBeGreaterThan(4);
      expect((await find(" @ ")).names).toHaveLength(members.length);
    });

    test("is paginated too", async () => {
      for (let n = 0; n < 5; n++) {
        const person = await api.signUp(`twin.${n}`);
        await add(person.username);
      }
      const first = await find("twin", { limit: 3 });
      expect(first.names).toHaveLength(3);
      const rest = await find("twin", { limit: 3, cursor: first.nextCursor });
      expect(rest.names).toHaveLength(2);
      expect(rest.nextCursor).toBeNull();
    });

    test("finds nobody in another group", async () => {
      const eve = await api.signUp("eve");
      await eve.api.groups.create({ name: "Elsewhere" });
      expect((await find("eve")).names).toEqual([]);
      await add("eve");
      expect((await find("eve")).names).toEqual(["Eve"]);
    });

    test("finds people by their new name, not by the old one", async () => {
      await ben.api.users.update({ name: "Benedict" });
      await add("ben");
      expect((await find("benedi")).names).toEqual(["Benedict"]);
      await ben.api.users.update({ name: "Somebody", username: "somebody" });
      expect((await find("ben")).names).toEqual([]);
    });

    test("refuses a query longer than any name", async () => {
      expect(await refusal(find("x".repeat(101)))).toBe("INVALID_INPUT");
    });
  });
});
