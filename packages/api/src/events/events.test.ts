import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { call, type Path, procedures, signals } from "../testing/call.ts";
import { contentsOf, restore } from "../testing/contents.ts";
import { examples } from "../testing/examples.ts";
import { type FullGroup, makeFullGroup } from "../testing/full-group.ts";
import { shapeOf } from "../testing/shape.ts";
import { createTestApi, type TestApi, type TestPerson } from "../testing/test-api.ts";
import type { Emitted } from "./events.ts";

/*
 * The events that each action publishes, and their topics. The features' own tests check the content; these check that
 * no event is forgotten and none goes to people who may not see it.
 */

let api: TestApi;
let own: FullGroup;
let newcomer: TestPerson;
let start: string;

beforeAll(async () => {
  api = await createTestApi();
  own = await makeFullGroup(api, "own");
  newcomer = await api.signUp("newcomer");
  start = await contentsOf(api.db);
});
afterAll(() => api.close());
beforeEach(async () => {
  if ((await contentsOf(api.db)) !== start) await restore(api.db, start);
  api.emitted.length = 0;
});

/** The events of every mutation with their topics. `new` stands for an id that did not exist before. */
const published: { readonly [P in Path]?: readonly string[] } = {
  "users.update": ["user.updated to user:actor, group"],
  "users.delete": [
    "member.removed to group, user:actor",
    "user.updated to user:actor, group",
    "session.ended to user:actor",
  ],
  "groups.create": ["member.joined to group:new, user:actor"],
  "groups.update": ["group.updated to group"],
  "groups.openDirect": ["member.joined to group:new, user:actor", "member.joined to group:new, user:subject"],
  "groups.mute": ["mute.updated to user:actor"],
  "groups.delete": [
    "group.deleted to group, user:founder, user:actor, user:admin, user:member, user:guest, user:subject",
  ],
  "members.add": ["member.joined to group, user:newcomer"],
  "members.update": ["member.updated to group"],
  "members.remove": ["member.removed to group, user:subject"],
  "members.leave": ["member.removed to group, user:actor"],
  "invites.create": [],
  "invites.revoke": [],
  "invites.accept": ["member.joined to group, user:newcomer"],
  "chats.create": ["chat.created to user:actor"],
  "chats.update": ["chat.updated to group, chat:open"],
  "chats.archive": ["chat.updated to group"],
  "chats.delete": ["chat.deleted to group"],
  "chats.addMember": ["chatMember.added to chat:closed, user:subject"],
  "chats.removeMember": ["chatMember.removed to chat:closed, user:guest"],
  "chats.mute": ["mute.updated to user:actor"],
  "chats.leave": ["chatMember.removed to chat:closed, user:actor"],
  "messages.send": ["message.created to group"],
  "messages.edit": ["message.updated to group"],
  "messages.delete": ["message.deleted to group"],
  "typing.start": ["typing to group"],
  "notifications.update": ["notifications.updated to user:actor"],
  "presence.watch": [],
  "presence.set": [],
  "reads.mark": ["read.updated to user:subject"],
};

/** Runs the example of a procedure as an owner, except where only someone else has anything to change. */
function run(path: Path) {
  const actors: { [P in Path]?: TestPerson } = { "invites.accept": newcomer, "reads.mark": own.subject };
  const actor = actors[path] ?? own.people.owner;
  return call(api.services, actor.id, { path, input: examples[path]({ group: own, role: "owner", newcomer }) });
}

function written(): string[] {
  const names: Record<string, string> = {
    [`group:${own.groupId}`]: "group",
    [`chat:${own.chatId}`]: "chat:open",
    [`chat:${own.closedChatId}`]: "chat:closed",
    [`user:${own.founder.id}`]: "user:founder",
    [`user:${own.people.admin.id}`]: "user:admin",
    [`user:${own.people.member.id}`]: "user:member",
    [`user:${own.people.guest.id}`]: "user:guest",
    [`user:${own.people.owner.id}`]: "user:actor",
    [`user:${own.subject.id}`]: "user:subject",
    [`user:${newcomer.id}`]: "user:newcomer",
  };
  const nameOf = (topic: string) => names[topic] ?? topic.replace(/:.*/, ":new");
  return api.emitted.map(({ topics, event }) => `${event.type} to ${topics.map(nameOf).join(", ")}`);
}

test.each(procedures)("$path publishes its events once, to the right topics", async ({ path, type }) => {
  expect((await run(path)).outcome).toBe("allowed");
  expect(written()).toEqual(type === "mutation" ? published[path] : []);
});

describe("when the commit fails", () => {
  beforeAll(() => failCommits(true));
  afterAll(() => failCommits(false));

  test.each(procedures.filter(({ path, type }) => type === "mutation" && !signals.includes(path)))(
    "$path publishes and changes nothing",
    async ({ path }) => {
      expect((await run(path)).outcome).toBe("INTERNAL");
      expect(api.emitted).toEqual([]);
      expect(await contentsOf(api.db)).toBe(start);
    },
  );
});

/** Makes every transaction that changes a row fail at its commit, after all events were emitted. */
async function failCommits(fail: boolean): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`.execute(
    api.db,
  );
  if (fail) {
    await sql`
      create function fail_commit() returns trigger language plpgsql as 'begin raise exception ''no''; end'`.execute(
      api.db,
    );
  }
  for (const { name } of rows) {
    const trigger = fail
      ? sql`create constraint trigger fail_commit after insert or update or delete on ${sql.table(name)}
            deferrable initially deferred for each row execute function fail_commit()`
      : sql`drop trigger fail_commit on ${sql.table(name)}`;
    await trigger.execute(api.db);
  }
  if (!fail) await sql`drop function fail_commit`.execute(api.db);
}

describe("the content of an event", () => {
  const person = "user { id, image, name, username }";
  const member = `member { groupId, joinedAt, role, ${person}, userId }`;
  const chat =
    "chat { archivedAt, createdAt, createdBy, groupId, id, kind, lastRev, lastSeq, name, topic, visibility }";
  const message = `message { chatId, createdAt, deletedAt, editedAt, id, mentions [], rev, seq, text, ${person}, userId }`;

  /**
   * `role` is that of the member in question. Nothing here depends on the receiver, such as an unread count or the
   * receiver's own role.
   */
  const shapes: { readonly [T in Exclude<Emitted["event"]["type"], "presence" | "resync">]: string } = {
    "user.updated": "{ type, user { bio, createdAt, id, image, name, username } }",
    "group.updated": "{ group { createdAt, id, kind, name }, type }",
    "group.deleted": "{ groupId, type }",
    "member.joined": `{ groupId, ${member}, type }`,
    "member.updated": `{ groupId, ${member}, type }`,
    "member.removed": "{ groupId, type, userId }",
    "chat.created": `{ ${chat}, type }`,
    "chat.updated": `{ ${chat}, type }`,
    "chat.deleted": "{ chatId, groupId, type }",
    "chatMember.added": "{ chatId, groupId, type, userId }",
    "chatMember.removed": "{ chatId, groupId, type, userId }",
    "message.created": `{ chatId, ${message}, rev, type }`,
    "message.updated": `{ chatId, ${message}, rev, type }`,
    "message.deleted": `{ chatId, ${message}, rev, type }`,
    "read.updated": "{ chatId, seq, type }",
    "mute.updated": "{ id, muted, type }",
    "notifications.updated": "{ notifications { choice, quiet { days [], from, timeZone, to } }, type }",
    typing: `{ chatId, type, ${person} }`,
    "session.ended": "{ sessionId, type, userId }",
  };

  test("has only the fields listed here, for every receiver", async () => {
    const found: Record<string, string> = {};
    for (const { path } of procedures) {
      await run(path);
      await restore(api.db, start);
    }
    for (const { event } of api.emitted) found[event.type] = shapeOf(JSON.parse(JSON.stringify(event)));
    expect(found).toEqual(shapes);
  });
});
