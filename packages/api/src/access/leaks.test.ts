import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { call, type Path, procedures } from "../testing/call.ts";
import { contentsOf, restore } from "../testing/contents.ts";
import { examples } from "../testing/examples.ts";
import { type FullGroup, makeFullGroup } from "../testing/full-group.ts";
import { createTestApi, type TestApi, type TestPerson } from "../testing/test-api.ts";

/*
 * A word of its own stands in every text of a group (names, topics, bios, pictures, messages and what they said before
 * an edit), and another in every text of its private chat. Whoever has no business there calls everything there is, and
 * the word must be in none of the bytes that come back.
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
  [own, foreign] = [await makeFullGroup(api, "heron"), await makeFullGroup(api, "plover")];
  newcomer = await api.signUp("newcomer");
  start = await contentsOf(api.db);
});
afterAll(() => api.close());

type Input = Record<string, unknown>;

const writes = new Set(procedures.filter(({ type }) => type === "mutation").map(({ path }) => path));

/** Everything that someone hears who calls every procedure about `group`, and puts each id of it into his own calls. */
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

/** Who holds the token of an invite may know where it leads; that is what an invite is for. */
const openedByToken: Path[] = ["invites.preview", "invites.accept"];

test("those inside do find the words, in every kind of answer", async () => {
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

test("an outsider hears nothing of a group", async () => {
  expect(saying(await hear(newcomer.id, { about: own }), "heron")).toEqual(openedByToken);
});

test("someone who is signed out hears nothing of a group", async () => {
  expect(saying(await hear(null, { about: own }), "heron")).toEqual(["invites.preview"]);
});

test("the owner of another group hears nothing of a group, whatever ids are put together", async () => {
  expect(saying(await hear(own.people.owner.id, { about: foreign, from: own }), "plover")).toEqual(openedByToken);
});

test("no owner of the group hears anything of a private chat without being inside", async () => {
  const closed = { ...own, chatId: own.closedChatId };
  const messageIds = { ...own.messageIds, member: own.closedMessageId };
  const heard = await hear(own.founder.id, { about: { ...closed, messageIds }, from: own });
  expect(saying(heard, own.closedWord)).toEqual([]);
  // Needs someone who may see the rest of the group.
  expect(saying(heard, "heron")).toContain("chats.list");
});

test("nobody hears anybody else's email address", async () => {
  const emails = await api.db.selectFrom("users").select(["id", "email"]).execute();
  for (const person of [own.people.owner, own.people.guest]) {
    const heard = await hear(person.id, { about: own });
    for (const { id, email } of emails) {
      const expected = id === person.id ? ["users.me", "users.update", "sync.snapshot"] : [];
      expect(saying(heard, email)).toEqual(expected);
    }
  }
});

test("the token of an invite is in the answer that made it, and in no other", async () => {
  const heard = await hear(own.people.owner.id, { about: own });
  expect(saying(heard, own.token)).toEqual([]);
  const listed = await own.people.owner.api.invites.list({ groupId: own.groupId });
  expect(listed.map(({ id }) => id)).toEqual([own.inviteId]);
});
