import { afterAll, beforeAll, expect, test } from "vitest";
import { call, type Path, procedures } from "../testing/call.ts";
import { contentsOf, restore } from "../testing/contents.ts";
import { examples } from "../testing/examples.ts";
import { type FullGroup, makeFullGroup } from "../testing/full-group.ts";
import { createTestApi, type TestApi, type TestPerson } from "../testing/test-api.ts";

/*
 * Every text of a group (names, topics, bios, pictures, messages and their earlier versions) contains a unique word,
 * and every text of its private chat contains another. Someone without access calls every procedure, and no response
 * may contain the word.
 */

let api: TestApi;
let own: FullGroup;
let foreign: FullGroup;
let newcomer: TestPerson;
let start: string;

beforeAll(async () => {
  api = await createTestApi();
  [own, foreign] = [await makeFullGroup(api, "heron"), await makeFullGroup(api, "plover")];
  newcomer = await api.signUp("newcomer");
  start = await contentsOf(api.db);
});
afterAll(() => api.close());

type Input = Record<string, unknown>;

const writes = new Set(procedures.filter(({ type }) => type === "mutation").map(({ path }) => path));

/**
 * All responses to a person who calls every procedure about `about`, and, given `from`, uses each of its ids in their
 * own calls.
 */
async function hear(userId: string | null, { about, from }: { about: FullGroup; from?: FullGroup }) {
  const heard: { path: Path; text: string }[] = [];
  const ask = async (path: Path, input: unknown) => {
    heard.push({ path, text: (await call(api.services, userId, { path, input })).text });
    if (writes.has(path) && (await contentsOf(api.db)) !== start) await restore(api.db, start);
  };
  for (const { path } of procedures) {
    const input = examples[path]({ group: about, role: "member", newcomer });
    await ask(path, input);
    if (!from) continue;
    const mine = (examples[path]({ group: from, role: "member", newcomer }) ?? {}) as Input;
    for (const [field, value] of Object.entries(input ?? {})) await ask(path, { ...mine, [field]: value });
  }
  return heard;
}

const saying = (heard: { path: Path; text: string }[], word: string) => [
  ...new Set(heard.filter(({ text }) => text.includes(word)).map(({ path }) => path)),
];

/** The holder of an invite token may see where it leads. */
const openedByToken: Path[] = ["invites.preview", "invites.accept"];

test("people with access do find the words, in every kind of response", async () => {
  const word = saying(await hear(own.people.member.id, { about: own }), "heron");
  expect(word).toEqual(
    expect.arrayContaining(["users.get", "groups.list", "members.list", "chats.list", "chats.get", "sync.snapshot"]),
  );
  expect(word).toEqual(
    expect.arrayContaining(["messages.list", "messages.changes", "messages.get", "messages.history"]),
  );
  const closed = saying(await hear(own.people.guest.id, { about: own }), own.closedWord);
  expect(closed).toEqual(expect.arrayContaining(["chats.list", "sync.snapshot"]));
});

test("an outsider learns nothing about a group", async () => {
  expect(saying(await hear(newcomer.id, { about: own }), "heron")).toEqual(openedByToken);
});

test("a signed-out caller learns nothing about a group", async () => {
  expect(saying(await hear(null, { about: own }), "heron")).toEqual(["invites.preview"]);
});

test("the owner of another group learns nothing about a group, with any combination of ids", async () => {
  expect(saying(await hear(own.people.owner.id, { about: foreign, from: own }), "plover")).toEqual(openedByToken);
});

test("a group owner outside a private chat learns nothing about it", async () => {
  const closed = { ...own, chatId: own.closedChatId };
  const messageIds = { ...own.messageIds, member: own.closedMessageId };
  const heard = await hear(own.founder.id, { about: { ...closed, messageIds }, from: own });
  expect(saying(heard, own.closedWord)).toEqual([]);
  // The premise: this person may see the rest of the group.
  expect(saying(heard, "heron")).toContain("chats.list");
});

test("nobody sees anyone else's email address", async () => {
  const emails = await api.db.selectFrom("users").select(["id", "email"]).execute();
  for (const person of [own.people.owner, own.people.guest]) {
    const heard = await hear(person.id, { about: own });
    for (const { id, email } of emails) {
      const expected = id === person.id ? ["users.me", "users.update", "sync.snapshot"] : [];
      expect(saying(heard, email)).toEqual(expected);
    }
  }
});

test("an invite's token is only in the response that created it", async () => {
  const heard = await hear(own.people.owner.id, { about: own });
  expect(saying(heard, own.token)).toEqual([]);
  const listed = await own.people.owner.api.invites.list({ groupId: own.groupId });
  expect(listed.map(({ id }) => id)).toEqual([own.inviteId]);
});
