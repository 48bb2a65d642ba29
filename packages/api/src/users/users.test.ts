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

/** A group of both, made by Ada. */
async function meet() {
  const group = await ada.api.groups.create({ name: "Engine room" });
  await ada.api.members.add({ groupId: group.id, username: "ben" });
  return group.id;
}

describe("looking at people", () => {
  test("shows oneself with the email address", async () => {
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

  test("shows those with whom one shares a group, without their address", async () => {
    await meet();
    const seen = await ben.api.users.get({ userId: ada.id });
    expect(seen).toMatchObject({ id: ada.id, name: "Ada", bio: "" });
    expect(seen).not.toHaveProperty("email");
  });

  test("shows oneself, but no stranger", async () => {
    expect(await ada.api.users.get({ userId: ada.id })).toMatchObject({ id: ada.id });
    expect(await refusal(ada.api.users.get({ userId: ben.id }))).toBe("NOT_FOUND");
    expect(await refusal(ada.api.users.get({ userId: uuidv7() }))).toBe("NOT_FOUND");
  });

  test("ends with the group that was shared", async () => {
    const groupId = await meet();
    await ben.api.members.leave({ groupId });
    expect(await refusal(ada.api.users.get({ userId: ben.id }))).toBe("NOT_FOUND");
  });

  test("needs a sign-in", async () => {
    expect(await refusal(api.anonymous.users.me())).toBe("SIGNED_OUT");
  });
});

describe("changing one's profile", () => {
  test("changes what is given and leaves the rest", async () => {
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

  test("with nothing given changes nothing and tells nobody", async () => {
    const before = await ada.api.users.me();
    expect(await ada.api.users.update({})).toEqual(before);
    expect(api.emitted).toEqual([]);
  });

  test("stores a username in lower case, and gives none away twice, whatever the case", async () => {
    expect(await ada.api.users.update({ username: "Countess" })).toMatchObject({ username: "countess" });
    expect(await refusal(ben.api.users.update({ username: "COUNTESS" }))).toBe("USERNAME_TAKEN");
    expect(await ben.api.users.me()).toMatchObject({ username: "ben" });
    // The old one is free again, and one's own is no obstacle.
    expect(await ben.api.users.update({ username: "ada" })).toMatchObject({ username: "ada" });
    expect(await ada.api.users.update({ username: "Countess" })).toMatchObject({ username: "countess" });
  });

  test("of two who want one username at the same instant, one gets it", async () => {
    const wanted = await Promise.allSettled([ada, ben].map((who) => who.api.users.update({ username: "both" })));
    expect(wanted.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const names = [await ada.api.users.me(), await ben.api.users.me()].map((me) => me.username);
    expect(names.filter((name) => name === "both")).toHaveLength(1);
  });

  test("takes no username that an ended account may need", async () => {
    expect(await refusal(ada.api.users.update({ username: "deleted.1" }))).toBe("INVALID_INPUT");
  });

  test("takes no picture that is elsewhere, nor the address of another's", async () => {
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

  test("tells one's own devices and every group that one is in", async () => {
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
    test("tells also a group that one is being let into in the same instant", async () => {
      const { id: groupId } = await ben.api.groups.create({ name: "Pump room" });
      const renaming = await api.db.transaction().execute(async (tx) => {
        await tx.insertInto("members").values({ group_id: groupId, user_id: ada.id, role: "guest" }).execute();
        const update = ada.api.users.update({ name: "Ada Lovelace" });
        await expect.poll(() => countWaiting(api.db), { timeout: 10_000 }).toBe(1);
        return { update };
      });
      await renaming.update;
      expect(api.emitted.at(-1)?.topics).toContain(`group:${groupId}`);
    });
  }

  test("shows in what one wrote before", async () => {
    const groupId = await meet();
    const { id: chatId } = await ada.api.chats.create({ groupId, name: "general" });
    const { id: messageId } = await ben.api.messages.send({ chatId, id: uuidv7(), text: "hello" });
    await ben.api.users.update({ name: "Benedict" });
    expect((await ada.api.messages.get({ chatId, messageId })).user).toMatchObject({ name: "Benedict" });
  });
});

describe("ending an account", () => {
  const end = (person: TestPerson) => person.api.users.delete({ confirm: "delete my account" });

  test("keeps what was said, under no name, and forgets the person", async () => {
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

  test("ends its sessions and makes signing in impossible", async () => {
    const expires_at = new Date(Date.now() + 60_000);
    await api.db.insertInto("sessions").values({ id: uuidv7(), user_id: ben.id, token: "t", expires_at }).execute();
    const account = { id: uuidv7(), user_id: ben.id, account_id: ben.id, provider_id: "credential", password: "hash" };
    await api.db.insertInto("accounts").values(account).execute();
    await end(ben);
    const sessions = await api.db.selectFrom("sessions").select("user_id").execute();
    expect(sessions.map(({ user_id }) => user_id)).not.toContain(ben.id);
    expect(await api.db.selectFrom("accounts").select("id").execute()).toEqual([]);
  });

  test("frees the username and the address", async () => {
    await end(ben);
    await expect(api.signUp("ben")).resolves.toMatchObject({ username: "ben" });
  });

  test("makes the person one whom nobody can add", async () => {
    const groupId = await meet();
    await end(ben);
    const { username } = await ben.api.users.me();
    expect(await refusal(ada.api.members.add({ groupId, username: "ben" }))).toBe("USER_NOT_FOUND");
    // The name of an ended account is none that anyone may type.
    expect(await refusal(ada.api.members.add({ groupId, username }))).toBe("INVALID_INPUT");
  });

  test("is refused to the last owner of a group, whose groups all stay", async () => {
    const groupId = await meet();
    await ben.api.groups.create({ name: "Another" });
    expect(await refusal(end(ada))).toBe("LAST_OWNER");
    expect(await ada.api.users.me()).toMatchObject({ name: "Ada", email: "ada@parley.example" });
    await ada.api.members.update({ groupId, userId: ben.id, role: "owner" });
    expect(await end(ada)).toEqual({ userId: ada.id });
    expect(await refusal(end(ben))).toBe("LAST_OWNER");
    expect(await ben.api.groups.list()).toHaveLength(2);
  });

  test("names the groups that are in the way, with how many others are in them", async () => {
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

  test("is refused without the words that confirm it", async () => {
    const confirm = "yes" as "delete my account";
    expect(await refusal(ada.api.users.delete({ confirm }))).toBe("INVALID_INPUT");
  });

  test("tells the groups that the person went, and who they are now", async () => {
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
