import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { limits } from "../limits.ts";
import { contentsOf } from "../testing/contents.ts";
import { refusal } from "../testing/refusal.ts";
import { createTestApi, type TestApi, type TestPerson } from "../testing/test-api.ts";

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

type Terms = Omit<Parameters<TestPerson["api"]["invites"]["create"]>[0], "groupId">;

const invite = (terms: Terms = {}, maker = ada) => maker.api.invites.create({ groupId, ...terms });
const usesOf = async (id: string) =>
  (await ada.api.invites.list({ groupId })).find((listed) => listed.id === id)?.uses ?? null;

/** Makes the invite expire. */
const expire = (id: string) =>
  api.db
    .updateTable("invites")
    .set({ expires_at: new Date(Date.now() - 1) })
    .where("id", "=", id)
    .execute();

describe("creating an invite", () => {
  test("gives a link for members, without expiry or a use limit by default", async () => {
    const made = await invite();
    expect(made).toEqual({
      id: expect.any(String),
      groupId,
      role: "member",
      maxUses: null,
      uses: 0,
      expiresAt: null,
      revokedAt: null,
      createdBy: ada.id,
      createdAt: expect.any(Date),
      token: expect.stringMatching(/^[\w-]{32}$/),
      url: `https://parley.example/invite/${made.token}`,
    });
  });

  test("accepts a role, a use limit and a lifetime", async () => {
    const made = await invite({ role: "guest", maxUses: 2, expiresInSeconds: 3600 });
    expect(made).toMatchObject({ role: "guest", maxUses: 2 });
    const lives = (made.expiresAt?.getTime() ?? 0) - made.createdAt.getTime();
    expect(Math.abs(lives - 3600_000)).toBeLessThan(60_000);
  });

  test("cannot grant the owner role, or a role above its creator's", async () => {
    expect(await refusal(invite({ role: "owner" as "admin" }))).toBe("INVALID_INPUT");
    await ada.api.members.add({ groupId, username: "ben", role: "admin" });
    expect(await invite({ role: "admin" }, ben)).toMatchObject({ role: "admin" });
    await ada.api.members.update({ groupId, userId: ben.id, role: "member" });
    expect(await refusal(invite({ role: "guest" }, ben))).toBe("FORBIDDEN");
  });

  test("stores only the hash of the token", async () => {
    const { token, id } = await invite();
    await ben.api.invites.accept({ token });
    const contents = await contentsOf(api.db);
    expect(contents).toContain(id);
    expect(contents).not.toContain(token);
  });

  test("is refused when a group has too many, until some are revoked", async () => {
    const rows = Array.from({ length: limits.activeInvitesPerGroup }, (_, n) => ({
      id: uuidv7(),
      group_id: groupId,
      token_hash: `hash ${n}`,
      role: "member" as const,
      created_by: ada.id,
    }));
    await api.db.insertInto("invites").values(rows).execute();
    expect(await refusal(invite())).toBe("TOO_MANY_INVITES");
    await ada.api.invites.revoke({ groupId, inviteId: rows[0]?.id ?? "" });
    expect(await invite()).toMatchObject({ groupId });
  });
});

describe("the list", () => {
  test("shows unrevoked invites, newest first, without their tokens", async () => {
    const [one, two, three] = [await invite(), await invite({ role: "guest" }), await invite()];
    await ada.api.invites.revoke({ groupId, inviteId: one.id });
    const listed = await ada.api.invites.list({ groupId });
    expect(listed.map(({ id }) => id)).toEqual([three.id, two.id]);
    expect(JSON.stringify(listed)).not.toContain(two.token);
  });
});

describe("previewing an invite", () => {
  test("shows the group and the inviter, without a sign-in", async () => {
    const { token, expiresAt } = await invite({ role: "guest", expiresInSeconds: 60 });
    expect(await api.anonymous.invites.preview({ token })).toEqual({
      group: { id: groupId, name: "Engine room" },
      role: "guest",
      invitedBy: { name: "Ada" },
      expiresAt,
    });
    expect(await ben.api.groups.list()).toEqual([]);
  });

  test("is refused for the same reasons as accepting", async () => {
    const [revoked, expired, used] = [await invite(), await invite(), await invite({ maxUses: 1 })];
    await ada.api.invites.revoke({ groupId, inviteId: revoked.id });
    await expire(expired.id);
    await ben.api.invites.accept({ token: used.token });
    const cleo = await api.signUp("cleo");
    for (const [token, reason] of [
      [revoked.token, "INVITE_REVOKED"],
      [expired.token, "INVITE_EXPIRED"],
      [used.token, "INVITE_USED_UP"],
      [`${used.token}x`, "INVITE_INVALID"],
      [used.token.toLowerCase(), "INVITE_INVALID"],
      ["\0", "INVITE_INVALID"],
    ] as const) {
      expect(await refusal(api.anonymous.invites.preview({ token }))).toBe(reason);
      expect(await refusal(cleo.api.invites.accept({ token }))).toBe(reason);
    }
    expect(await cleo.api.groups.list()).toEqual([]);
  });
});

describe("accepting an invite", () => {
  test("joins the group with the invite's role, and publishes an event", async () => {
    const { id, token } = await invite({ role: "admin" });
    const group = await ben.api.invites.accept({ token });
    expect(group).toEqual({ ...(await ada.api.groups.get({ groupId })), role: "admin" });
    expect(await usesOf(id)).toBe(1);
    const member = (await ada.api.members.list({ groupId })).members.find(({ userId }) => userId === ben.id);
    expect(api.emitted).toEqual([
      { topics: [`group:${groupId}`, `user:${ben.id}`], event: { type: "member.joined", groupId, member } },
    ]);
  });

  test("needs a sign-in", async () => {
    const { token } = await invite();
    expect(await refusal(api.anonymous.invites.accept({ token }))).toBe("SIGNED_OUT");
  });

  test("is idempotent, and counts one use", async () => {
    const { id, token } = await invite({ maxUses: 1 });
    const group = await ben.api.invites.accept({ token });
    expect(await ben.api.invites.accept({ token })).toEqual(group);
    expect(await usesOf(id)).toBe(1);
    expect(api.emitted).toHaveLength(1);
  });

  test("is idempotent for concurrent calls, and counts one use", async () => {
    const { id, token } = await invite({ maxUses: 5 });
    const [one, two] = await Promise.all([ben.api.invites.accept({ token }), ben.api.invites.accept({ token })]);
    expect(one).toEqual(two);
    expect(await usesOf(id)).toBe(1);
    expect((await ada.api.members.list({ groupId })).members).toHaveLength(2);
    expect(api.emitted).toHaveLength(1);
  });

  test("keeps the role of an existing member", async () => {
    const { id, token } = await invite({ role: "guest" });
    expect(await ada.api.invites.accept({ token })).toMatchObject({ role: "owner" });
    expect(await usesOf(id)).toBe(0);
  });

  test("is refused to a person in the maximum number of groups", async () => {
    const groups = Array.from({ length: limits.groupsPerPerson }, (_, n) => ({ id: uuidv7(), name: `Group ${n}` }));
    await api.db.insertInto("groups").values(groups).execute();
    const members = groups.map(({ id }) => ({ group_id: id, user_id: ben.id, role: "member" as const }));
    await api.db.insertInto("members").values(members).execute();
    const { id, token } = await invite();
    expect(await refusal(ben.api.invites.accept({ token }))).toBe("TOO_MANY_GROUPS");
    expect(await usesOf(id)).toBe(0);
  });

  test("succeeds once when fifty people use a single-use invite concurrently", async () => {
    const people = await Promise.all(Array.from({ length: 50 }, (_, n) => api.signUp(`person.${n}`)));
    const { id, token } = await invite({ maxUses: 1 });
    const answers = await Promise.allSettled(people.map((person) => person.api.invites.accept({ token })));
    const refused = answers.filter((answer) => answer.status === "rejected");
    expect(refused).toHaveLength(49);
    expect(new Set(refused.map((answer) => answer.reason.reason))).toEqual(new Set(["INVITE_USED_UP"]));
    expect(await usesOf(id)).toBe(1);
    expect((await ada.api.members.list({ groupId })).members).toHaveLength(2);
  });
});

describe("an invite ends", () => {
  test("when it is revoked, which only its own group can do", async () => {
    const { id: inviteId, token } = await invite();
    const other = await ben.api.groups.create({ name: "Ben's" });
    expect(await refusal(ben.api.invites.revoke({ groupId: other.id, inviteId }))).toBe("NOT_FOUND");
    expect(await api.anonymous.invites.preview({ token })).toMatchObject({ role: "member" });

    expect(await ada.api.invites.revoke({ groupId, inviteId })).toEqual({ inviteId });
    expect(await refusal(ben.api.invites.accept({ token }))).toBe("INVITE_REVOKED");
    // Revoking it again changes nothing, not even the time.
    const before = await contentsOf(api.db);
    expect(await ada.api.invites.revoke({ groupId, inviteId })).toEqual({ inviteId });
    expect(await contentsOf(api.db)).toBe(before);
  });

  test("while its creator is not a member or may not invite, and works again afterwards", async () => {
    await ada.api.members.add({ groupId, username: "ben", role: "admin" });
    const cleo = await api.signUp("cleo");
    const { token } = await invite({ role: "admin" }, ben);
    expect(await api.anonymous.invites.preview({ token })).toMatchObject({ invitedBy: { name: "Ben" } });

    await ada.api.members.update({ groupId, userId: ben.id, role: "member" });
    expect(await refusal(cleo.api.invites.accept({ token }))).toBe("INVITE_REVOKED");
    await ada.api.members.remove({ groupId, userId: ben.id });
    expect(await refusal(cleo.api.invites.accept({ token }))).toBe("INVITE_REVOKED");
    // A removed member cannot return through their own link.
    expect(await refusal(ben.api.invites.accept({ token }))).toBe("INVITE_REVOKED");
    await ada.api.members.add({ groupId, username: "ben", role: "admin" });
    expect(await cleo.api.invites.accept({ token })).toMatchObject({ role: "admin" });
  });

  test("but not if its creator's new role may still grant the invite's role", async () => {
    await ada.api.members.add({ groupId, username: "ben", role: "owner" });
    const { token } = await invite({ role: "admin" }, ben);
    await ada.api.members.update({ groupId, userId: ben.id, role: "admin" });
    expect(await api.anonymous.invites.preview({ token })).toMatchObject({ role: "admin" });
  });

  test("when its group is deleted, after which it looks like an unknown one", async () => {
    const { token } = await invite();
    await ada.api.groups.delete({ groupId });
    expect(await refusal(ben.api.invites.accept({ token }))).toBe("INVITE_INVALID");
    expect(await refusal(api.anonymous.invites.preview({ token }))).toBe("INVITE_INVALID");
  });

  test("when it expires", async () => {
    const { id, token } = await invite({ expiresInSeconds: 60 });
    expect(await api.anonymous.invites.preview({ token })).toMatchObject({ group: { id: groupId } });
    await expire(id);
    expect(await refusal(ben.api.invites.accept({ token }))).toBe("INVITE_EXPIRED");
    expect(await usesOf(id)).toBe(0);
  });
});
