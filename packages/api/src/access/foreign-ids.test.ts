import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, type Path, procedures } from "../testing/call.ts";
import { contentsOf, restore } from "../testing/contents.ts";
import { examples } from "../testing/examples.ts";
import { type FullGroup, makeFullGroup } from "../testing/full-group.ts";
import { createTestApi, type TestApi, type TestPerson } from "../testing/test-api.ts";
import { roles } from "./permissions.ts";

/*
 * A foreign id in place of an own one must get the same response as an id that does not exist. Tried for each field
 * alone and for each pair, so that a foreign message is hidden in its own chat as well as in the caller's.
 */

let api: TestApi;
let own: FullGroup;
let foreign: FullGroup;
let newcomer: TestPerson;
let start: string;

beforeAll(async () => {
  api = await createTestApi();
  [own, foreign] = [await makeFullGroup(api, "own"), await makeFullGroup(api, "foreign")];
  newcomer = await api.signUp("newcomer");
  start = await contentsOf(api.db);
});
afterAll(() => api.close());

type Input = Record<string, unknown>;

const writes = new Set(procedures.filter(({ type }) => type === "mutation").map(({ path }) => path));

/** The fields of an input that contain an id, or a list of ids. */
const idFields = (input: Input) =>
  Object.keys(input).filter((field) => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(String(input[field])));

const absentLike = (value: unknown) => (Array.isArray(value) ? [uuidv7()] : uuidv7());

/** Each field alone, and each pair. */
const choices = (fields: string[]) => [
  ...fields.map((field) => [field]),
  ...fields.flatMap((one, n) => fields.slice(n + 1).map((two) => [one, two])),
];

/** The response to a call, with the substituted ids and all times masked. */
async function responseTo(actor: TestPerson, path: Path, { input, put }: { input: Input; put: Input }) {
  const { outcome, text } = await call(api.services, actor.id, { path, input: { ...input, ...put } });
  const changed = writes.has(path) && (await contentsOf(api.db)) !== start;
  if (changed) await restore(api.db, start);
  const told = Object.values(put).reduce<string>((rest, id, n) => rest.replaceAll(String(id), `id ${n}`), text);
  return { outcome, changed, told: told.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "a time") };
}

/**
 * Substitutes ids of `theirs` and non-existent ids in `input`, and compares the responses. @returns how many were
 * tried.
 */
async function compare(actor: TestPerson, path: Path, { input, theirs }: { input: Input; theirs: Input }) {
  let tried = 0;
  for (const fields of choices(idFields(input).filter((field) => theirs[field] !== input[field]))) {
    const pick = (from: (field: string) => unknown) => Object.fromEntries(fields.map((field) => [field, from(field)]));
    const hidden = await responseTo(actor, path, { input, put: pick((field) => theirs[field]) });
    const absent = await responseTo(actor, path, { input, put: pick((field) => absentLike(input[field])) });
    expect(hidden, `${path} with ${fields.join(" and ")} of others`).toEqual(absent);
    // A new message may have any id, and lists omit what the caller may not see; everything else must exist.
    const mayBeAbsent = path === "messages.send" ? !fields.includes("chatId") : Array.isArray(input[fields[0] ?? ""]);
    if (!mayBeAbsent) expect(hidden.outcome, path).toBe("NOT_FOUND");
    tried++;
  }
  return tried;
}

test.each(roles)("the %s of a group cannot distinguish a foreign id from one that does not exist", async (role) => {
  let tried = 0;
  for (const { path } of procedures) {
    const inputOf = (group: FullGroup) => (examples[path]({ group, role, newcomer }) ?? {}) as Input;
    // Without the permission, the response does not depend on the ids.
    const actor = own.people[role];
    const { outcome } = await responseTo(actor, path, { input: inputOf(own), put: {} });
    if (outcome === "allowed") tried += await compare(actor, path, { input: inputOf(own), theirs: inputOf(foreign) });
  }
  expect(tried).toBeGreaterThan(role === "guest" ? 20 : 30);
});

test("a message sent with the id of one in another chat is a separate message", async () => {
  const { member } = own.people;
  const id = foreign.messageIds.member;
  const { outcome } = await call(api.services, member.id, {
    path: "messages.send",
    input: { chatId: own.chatId, id, text: "Mine" },
  });
  expect(outcome).toBe("allowed");
  const theirs = await foreign.people.member.api.messages.get({ chatId: foreign.chatId, messageId: id });
  expect(theirs.text).toBe("Text foreign");
  await restore(api.db, start);
});

test("a member outside a private chat cannot distinguish it from one that does not exist", async () => {
  // The premise: this person may do everything in the group, but is not in the chat.
  const outside = own.founder;
  expect((await outside.api.chats.list({ groupId: own.groupId })).map(({ id }) => id)).toEqual([own.chatId]);
  let tried = 0;
  for (const { path } of procedures) {
    const ownChat = (examples[path]({ group: own, role: "owner", newcomer }) ?? {}) as Input;
    if (!("chatId" in ownChat)) continue;
    const input = { ...ownChat, chatId: own.chatId };
    const theirs: Input = { ...ownChat, chatId: own.closedChatId };
    if ("messageId" in ownChat) theirs["messageId"] = own.closedMessageId;
    if ("around" in ownChat) theirs["around"] = own.closedMessageId;
    tried += await compare(outside, path, { input, theirs });
  }
  expect(tried).toBeGreaterThan(20);
});
