import { afterAll, beforeAll, expect, test } from "vitest";
import { call, type Path, procedures } from "../testing/call.ts";
import { contentsOf, restore } from "../testing/contents.ts";
import { examples } from "../testing/examples.ts";
import { type FullGroup, makeFullGroup } from "../testing/full-group.ts";
import { shapeOf } from "../testing/shape.ts";
import { createTestApi, type TestApi, type TestPerson } from "../testing/test-api.ts";
import { roles } from "./permissions.ts";

/*
 * Every field that the API returns: a column that is added to a response must be listed here first. No role gets more
 * fields than another.
 */

const group = "{ createdAt, id, kind, name, role }";
const member = "{ groupId, joinedAt, role, user { id, image, name, username }, userId }";
const invite = "createdAt, createdBy, expiresAt, groupId, id, maxUses, revokedAt, role";
const chat = "{ archivedAt, createdAt, createdBy, groupId, id, kind, lastRev, lastSeq, name, topic, visibility }";
const chatWithRead =
  "{ archivedAt, createdAt, createdBy, groupId, id, kind, lastRev, lastSeq, mentions [], name, readSeq, topic, unread, visibility }";
const message =
  "{ chatId, createdAt, deletedAt, editedAt, id, mentions [], rev, seq, text, user { id, image, name, username }, userId }";
const notifications = "{ choice, quiet { days [], from, timeZone, to } }";
const me = "{ bio, createdAt, email, id, image, name, username }";

const outputs: { readonly [P in Path]: string } = {
  "users.me": me,
  "users.get": "{ bio, createdAt, id, image, name, username }",
  "users.update": me,
  // No group here has a single owner. The fields are listed in users.test.ts.
  "users.ownedAlone": "[]",
  "users.delete": "{ userId }",
  "groups.create": group,
  "groups.list": `[${group}]`,
  "groups.get": group,
  "groups.update": group,
  "groups.openDirect": "{ chatId, groupId }",
  "groups.mute": "{ groupId, muted }",
  "groups.delete": "{ groupId }",
  "members.list": `{ members [${member}], nextCursor }`,
  "members.add": member,
  "members.update": member,
  "members.remove": "{ groupId, userId }",
  "members.leave": "{ groupId, userId }",
  "invites.create": `{ ${invite}, token, url, uses }`,
  "invites.list": `[{ ${invite}, uses }]`,
  "invites.revoke": "{ inviteId }",
  "invites.preview": "{ expiresAt, group { id, name }, invitedBy { name }, role }",
  "invites.accept": group,
  "chats.create": chat,
  "chats.list": `[${chat}]`,
  "chats.get": chat,
  "chats.update": chat,
  "chats.archive": chat,
  "chats.delete": "{ chatId }",
  "chats.members": "[{ addedAt, user { id, image, name, username }, userId }]",
  "chats.addMember": "{ chatId, userId }",
  "chats.removeMember": "{ chatId, userId }",
  "chats.mute": "{ chatId, muted }",
  "chats.leave": "{ chatId, userId }",
  "messages.send": message,
  "messages.list": `{ messages [${message}], newerCursor, olderCursor }`,
  "messages.changes": `{ authors [{ id, image, name, username }], lastRev, messages [${message}], more }`,
  "messages.get": message,
  "messages.history": "{ versions [{ createdAt, text }] }",
  "messages.edit": message,
  "messages.delete": message,
  "reads.mark": "{ chatId, readSeq }",
  "typing.start": "{ chatId }",
  "notifications.update": notifications,
  "presence.watch": "{ people [{ status, userId }] }",
  "presence.set": "{ status }",
  // Its first event. The other events are listed in events.test.ts.
  "events.stream": "[{ type }]",
  "sync.snapshot": `{ chats [${chatWithRead}], directs [], groups [${group}], muted [], notifications { choice, quiet }, user ${me} }`,
};

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

test.each(procedures)("$path returns the same fields for every role", async ({ path }) => {
  const shapes = new Map<string, string>();
  for (const role of roles) {
    const input = examples[path]({ group: own, role, newcomer });
    const { outcome, data } = await call(api.services, own.people[role].id, { path, input });
    if (outcome === "allowed") shapes.set(role, shapeOf(JSON.parse(JSON.stringify(data))));
    if ((await contentsOf(api.db)) !== start) await restore(api.db, start);
  }
  expect([...shapes.keys()]).toContain("owner");
  expect([...new Set(shapes.values())]).toEqual([outputs[path]]);
});
