import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { call, type Path, procedures } from "../testing/call.ts";
import { contentsOf, restore } from "../testing/contents.ts";
import { examples } from "../testing/examples.ts";
import { type FullGroup, makeFullGroup } from "../testing/full-group.ts";
import { createTestApi, type TestApi, type TestPerson } from "../testing/test-api.ts";
import { roles } from "./permissions.ts";

/*
 * An id that a person has no business with, put in the place of one's own, must be answered as an id that nothing has:
 * each field alone, and each two together, so that a foreign message in its foreign chat is no better than in one's own.
 */

// Hundreds of calls each, on a machine that may have other things to do.
vi.setConfig({ testTimeout: 60_000 });

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

/** The fields of an input that name something, or a list of such. */
const idFields = (input: Input) =>
  Object.keys(input).filter((field) => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(String(input[field])));

const absentLike = (value: unknown) => (Array.isArray(value) ? [uuidv7()] : uuidv7());

/** Each one, and each two. */
const choices = (fields: string[]) => [
  ...fields.map((field) => [field]),
  ...fields.flatMap((one, n) => fields.slice(n + 1).map((two) => [one, two])),
];

/** What came of a call, without the ids that were put in and without times. */
async function answerTo(actor: TestPerson, path: Path, { input, put }: { input: Input; put: Input }) {
  const { outcome, text } = await call(api.services, actor.id, { path, input: { ...input, ...put } });
  const changed = writes.has(path) && (await contentsOf(api.db)) !== start;
  if (changed) await restore(api.db, start);
  const told = Object.values(put).reduce<string>((rest, id, n) => rest.replaceAll(String(id), `id ${n}`), text);
  return { outcome, changed, told: told.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "a time") };
}

/** Puts ids of `theirs` and ids of nothing into `input` and compares. @returns how many were tried. */
async function compare(actor: TestPerson, path: Path, { input, theirs }: { input: Input; theirs: Input }) {
  let tried = 0;
  for (const fields of choices(idFields(input).filter((field) => theirs[field] !== input[field]))) {
    const pick = (from: (field: string) => unknown) => Object.fromEntries(fields.map((field) => [field, from(field)]));
    const hidden = await answerTo(actor, path, { input, put: pick((field) => theirs[field]) });
    const absent = await answerTo(actor, path, { input, put: pick((field) => absentLike(input[field])) });
    expect(hidden, `${path} with ${fields.join(" and ")} of others`).toEqual(absent);
    // A message may have any id, and of a list what one may not see is left out; all else that is named must be there.
    const mayBeAbsent = path === "messages.send" ? !fields.includes("chatId") : Array.isArray(input[fields[0] ?? ""]);
    if (!mayBeAbsent) expect(hidden.outcome, path).toBe("NOT_FOUND");
    tried++;
  }
  return tried;
}

test.each(roles)("the %s of a group cannot tell an id of another group from one of nothing", async (role) => {
  let tried = 0;
  for (const { path } of procedures) {
    const inputOf = (group: FullGroup) => (examples[path]({ group, role, newcomer }) ?? {}) as Input;
    // Without the right to do it at all, the answer says nothing of what was named.
    const actor = own.people[role];
    const { outcome } = await answerTo(actor, path, { input: inputOf(own), put: {} });
    if (outcome === "allowed") tried += await compare(actor, path, { input: inputOf(own), theirs: inputOf(foreign) });
  }
  expect(tried).toBeGreaterThan(role === "guest" ? 20 : 30);
});

test("a message that exists, sent again under its id in another chat, is another message there", async () => {
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

test("someone of the group cannot tell a private chat and its messages from nothing", async () => {
  // Needs someone who may do everything, and is not inside.
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
