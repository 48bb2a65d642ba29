import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { setPicture } from "../pictures/pictures.actions.ts";
import { call } from "../testing/call.ts";
import { refusal } from "../testing/refusal.ts";
import { createTestApi, type TestApi, type TestPerson } from "../testing/test-api.ts";
import { countWaiting, hasSessions } from "../testing/waiting.ts";

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

/** Creates a group of both, owned by Ada. */
async function meet() {
  const group = await ada.api.groups.create({ name: "Engine room" });
  await ada.api.members.add({ groupId: group.id, username: "ben" });
  return group.id;
}

describe("reading profiles", () => {
  test("returns the caller's own profile with the email address", async () => {
    expect(await ada.api.users.me()).toEqual({
      id: ada.id,
      username: "ada",
      name: "Ada",
      image: null,
      bio: "",
      email: "ada@parley.example",
      createdAt: expect.any(Date),
    });
    expect(await ada.api.users.me({})).toEqual(await ada.api.users.me());
  });

  test("returns people in a shared group, without their email address", async () => {
    await meet();
    const seen = await ben.api.users.get({ userId: ada.id });
    expect(seen).toMatchObject({ id: ada.id, name: "Ada", bio: "" });
    expect(seen).not.toHaveProperty("email");
  });

  test("returns the caller, but no stranger", async () => {
    expect(await ada.api.users.get({ userId: ada.id })).toMatchObject({ id: ada.id });
    expect(await refusal(ada.api.users.get({ userId: ben.id }))).toBe("NOT_FOUND");
    expect(await refusal(ada.api.users.get({ userId: uuidv7() }))).toBe("NOT_FOUND");
  });

  test("ends with the last shared group", async () => {
    const groupId = await meet();
    await ben.api.members.leave({ groupId });
    expect(await refusal(ada.api.users.get({ userId: ben.id }))).toBe("NOT_FOUND");
  });

  test("needs a sign-in", async () => {
    expect(await refusal(api.anonymous.users.me())).toBe("SIGNED_OUT");
  });
});

describe("updating a profile", () => {
  test("changes only the given fields", async () => {
    await ada.api.users.update({ bio: "Writes notes." });
    const { image } = await setPicture(api.services, ada.id, Buffer.from("a picture"));
    const changed = await ada.api.users.update({ name: "  Ada L.  " });
    expect(changed).toMatchObject({
      name: "Ada L.",
      username: "ada",
      bio: "Writes notes.",
      image,
    });
    expect(await ada.api.users.update({ image: null, bio: "" })).toMatchObject({ image: null, bio: "" });
    expect(await ada.api.users.me()).toMatchObject({ name: "Ada L.", image: null, bio: "" });
  });

  test("without any field changes nothing and publishes nothing", async () => {
    const before = await ada.api.users.me();
    expect(await ada.api.users.update({})).toEqual(before);
    expect(api.emitted).toEqual([]);
  });

  test("stores a username in lower case, and keeps it unique, ignoring case", async () => {
    expect(await ada.api.users.update({ username: "Countess" })).toMatchObject({ username: "countess" });
    expect(await refusal(ben.api.users.update({ username: "COUNTESS" }))).toBe("USERNAME_TAKEN");
    expect(await ben.api.users.me()).toMatchObject({ username: "ben" });
    // The old username is free again, and the own one is no conflict.
    expect(await ben.api.users.update({ username: "ada" })).toMatchObject({ username: "ada" });
    expect(await ada.api.users.update({ username: "Countess" })).toMatchObject({ username: "countess" });
  });

  test("gives a username to only one of two concurrent requests", async () => {
    const wanted = await Promise.allSettled([ada, ben].map((who) => who.api.users.update({ username: "both" })));
    expect(wanted.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const names = [await ada.api.users.me(), await ben.api.users.me()].map((me) => me.username);
    expect(names.filter((name) => name === "both")).toHaveLength(1);
  });

  test("refuses usernames reserved for deleted accounts", async () => {
    expect(await refusal(ada.api.users.update({ username: "deleted.1" }))).toBe("INVALID_INPUT");
  });

  test("refuses foreign picture addresses, and another person's picture", async () => {
    const { image } = await setPicture(api.services, ben.id, Buffer.from("a picture"));
    for (const address of [
      "https://pictures.example/a.png",
      "//pictures.example/a.png",
      "javascript:alert(1)",
      image,
    ]) {
      const answer = await call(api.services, ada.id, { path: "users.update", input: { image: address } });
      expect(answer.outcome).toBe("INVALID_INPUT");
      expect(answer.message).toContain("/api/pictures");
    }
    expect((await ada.api.users.me()).image).toBeNull();
  });

  test("publishes to the person's own devices and all of their groups", async () => {
    const groupId = await meet();
    api.emitted.length = 0;
    await ben.api.users.update({ bio: "Reads notes." });
    expect(api.emitted).toEqual([
      {
        topics: [`user:${ben.id}`, `group:${groupId}`],
        event: { type: "user.updated", user: await ada.api.users.get({ userId: ben.id }) },
      },
    ]);
  });

  if (hasSessions) {
    test("publishes also to a group that the person is being added to concurrently", async () => {
      const { id: groupId } = await ben.api.groups.create({ name: "Pump room" });
      const renaming = await api.db.transaction().execute(async (tx) => {
        await tx.insertInto("members").values({ group_id: groupId, user_id: ada.id, role: "guest" }).execute();
        const update = ada.api.users.update({ name: "Ada Lovelace" });
        await expect.poll(() => countWaiting(api.db)).toBe(1);
        return { update };
      });
      await renaming.update;
      expect(api.emitted.at(-1)?.topics).toContain(`group:${groupId}`);
    });
  }

  test("changes the author shown on earlier messages", async () => {
    const groupId = await meet();
    const { id: chatId } = await ada.api.chats.create({ groupId, name: "general" });
    const { id: messageId } = await ben.api.messages.send({ chatId, id: uuidv7(), text: "hello" });
    await ben.api.users.update({ name: "Benedict" });
    expect((await ada.api.messages.get({ chatId, messageId })).user).toMatchObject({ name: "Benedict" });
  });
});

describe("deleting an account", () => {
  const end = (person: TestPerson) => person.api.users.delete({ confirm: "delete my account" });

  test("keeps messages anonymously, and erases the person's data", async () => {
    const groupId = await meet();
    const { id: chatId } = await ada.api.chats.create({ groupId, name: "general" });
    const { id: messageId } = await ben.api.messages.send({ chatId, id: uuidv7(), text: "I was here" });
    await ben.api.users.update({ bio: "Reads notes." });
    await setPicture(api.services, ben.id, Buffer.from("a picture"));

    expect(await end(ben)).toEqual({ userId: ben.id });
    expect(await ada.api.messages.get({ chatId, messageId })).toMatchObject({
      text: "I was here",
      user: { name: "Deleted user", image: null },
    });
    const row = await api.db.selectFrom("users").where("id", "=", ben.id).selectAll().executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toMatch(/\bben\b|parley\.example|Reads notes/i);
    expect((await ada.api.members.list({ groupId })).members.map(({ userId }) => userId)).toEqual([ada.id]);
  });

  test("ends its sessions and prevents signing in", async () => {
    const expires_at = new Date(Date.now() + 60_000);
    await api.db.insertInto("sessions").values({ id: uuidv7(), user_id: ben.id, token: "t", expires_at }).execute();
    const account = { id: uuidv7(), user_id: ben.id, account_id: ben.id, provider_id: "credential", password: "hash" };
    await api.db.insertInto("accounts").values(account).execute();
    await end(ben);
    const sessions = await api.db.selectFrom("sessions").select("user_id").execute();
    expect(sessions.map(({ user_id }) => user_id)).not.toContain(ben.id);
    expect(await api.db.selectFrom("accounts").select("id").execute()).toEqual([]);
  });

  test("frees the username and the email address", async () => {
    await end(ben);
    await expect(api.signUp("ben")).resolves.toMatchObject({ username: "ben" });
  });

  test("makes it impossible to add the person", async () => {
    const groupId = await meet();
    await end(ben);
    const { username } = await ben.api.users.me();
    expect(await refusal(ada.api.members.add({ groupId, username: "ben" }))).toBe("USER_NOT_FOUND");
    // Nobody may type the username of a deleted account.
    expect(await refusal(ada.api.members.add({ groupId, username }))).toBe("INVALID_INPUT");
  });

  test("is refused to the last owner of a group, without changing anything", async () => {
    const groupId = await meet();
    await ben.api.groups.create({ name: "Another" });
    expect(await refusal(end(ada))).toBe("LAST_OWNER");
    expect(await ada.api.users.me()).toMatchObject({ name: "Ada", email: "ada@parley.example" });
    await ada.api.members.update({ groupId, userId: ben.id, role: "owner" });
    expect(await end(ada)).toEqual({ userId: ada.id });
    expect(await refusal(end(ben))).toBe("LAST_OWNER");
    expect(await ben.api.groups.list()).toHaveLength(2);
  });

  test("is prepared by a list of the groups that prevent it, with the number of other members", async () => {
    const groupId = await meet();
    const alone = await ada.api.groups.create({ name: "Alone" });
    const shared = await ada.api.groups.create({ name: "Shared" });
    await ada.api.members.add({ groupId: shared.id, username: "ben", role: "owner" });
    const foreign = await ben.api.groups.create({ name: "Foreign" });
    await ben.api.members.add({ groupId: foreign.id, username: "ada", role: "admin" });
    expect(await ada.api.users.ownedAlone()).toEqual([
      { id: groupId, name: "Engine room", others: 1 },
      { id: alone.id, name: "Alone", others: 0 },
    ]);
    await ada.api.groups.delete({ groupId });
    await ada.api.groups.delete({ groupId: alone.id });
    expect(await ada.api.users.ownedAlone()).toEqual([]);
    expect(await end(ada)).toEqual({ userId: ada.id });
  });

  test("is refused without the confirmation phrase", async () => {
    const confirm = "yes" as "delete my account";
    expect(await refusal(ada.api.users.delete({ confirm }))).toBe("INVALID_INPUT");
  });

  test("publishes the removal and the anonymous profile to the groups", async () => {
    const groupId = await meet();
    api.emitted.length = 0;
    await end(ben);
    expect(api.emitted.map(({ topics, event }) => [event.type, topics])).toEqual([
      ["member.removed", [`group:${groupId}`, `user:${ben.id}`]],
      ["user.updated", [`user:${ben.id}`, `group:${groupId}`]],
      ["session.ended", [`user:${ben.id}`]],
    ]);
  });
});
