import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runHere } from "./testing/run-here.ts";
import { parley, parseLines } from "./testing/terminal.ts";
import { startTestServer, type TestServer } from "./testing/test-server.ts";

type Person = Awaited<ReturnType<TestServer["signUp"]>>;

let server: TestServer;
let ada: Person;
let ben: Person;
let fair: { id: string };
let general: { id: string };

beforeAll(async () => {
  server = await startTestServer();
  ada = await server.signUp("ada");
  ben = await server.signUp("ben");
  fair = await ada.trpc.groups.create.mutate({ name: "Spring Fair" });
  await ada.trpc.members.add.mutate({ groupId: fair.id, username: "ben" });
  general = await chatNamed("general");
});
afterAll(() => server.close());

async function chatNamed(name: string): Promise<{ id: string }> {
  const known = (await ada.trpc.chats.list.query({ groupId: fair.id })).find((chat) => chat.name === name);
  return known ?? ada.trpc.chats.create.mutate({ groupId: fair.id, name });
}
const say = (person: Person, chat: { id: string }, text: string) =>
  person.trpc.messages.send.mutate({ chatId: chat.id, id: randomUUID(), text });
/** `asAda` and `asBen` start a process; `ofAda` and `ofBen` run in this one, which is faster. */
const asAda = (args: readonly string[], stdin = "") => parley(args, { env: ada.env, stdin });
const asBen = (args: readonly string[]) => parley(args, { env: ben.env });
const ofAda = (args: readonly string[], stdin: string | Uint8Array = "") => runHere(args, { env: ada.env, stdin });
const ofBen = (args: readonly string[]) => runHere(args, { env: ben.env });

const iso = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/);

describe("parley groups", () => {
  test("lists groups with one's role", async () => {
    expect(await asBen(["groups"])).toEqual({ code: 0, stdout: "Spring Fair  member\n", stderr: "" });
    const group = { id: fair.id, name: "Spring Fair", kind: "team", role: "owner", createdAt: iso };
    expect(parseLines((await ofAda(["groups", "--json"])).stdout)).toEqual([group]);
  });

  test("leaves out direct conversations, which parley chats lists", async () => {
    const dora = await server.signUp("dora");
    await ada.trpc.members.add.mutate({ groupId: fair.id, username: "dora" });
    const { id } = await dora.trpc.users.me.query();
    await ada.trpc.groups.openDirect.mutate({ userId: id });
    const as = (words: string[]) => runHere(words, { env: dora.env });
    expect((await as(["chats"])).stdout).toContain("@ada");
    expect((await as(["groups"])).stdout).toBe("Spring Fair  member\n");
    expect(parseLines((await as(["groups", "--json"])).stdout)).toMatchObject([{ id: fair.id }]);
  });

  test("says what to do when there is none", async () => {
    const { env } = await server.signUp("cy");
    const { code, stdout, stderr } = await runHere(["groups"], { env });
    expect([code, stdout]).toEqual([0, ""]);
    expect(stderr).toContain("You are not in a group yet.");
  });
});

describe("parley chats", () => {
  test("lists chats with what is unread, private or archived", async () => {
    const lunch = await chatNamed("Lunch");
    for (const text of ["one", "two"]) await say(ada, lunch, text);
    const old = await chatNamed("Old plans");
    await ada.trpc.chats.archive.mutate({ chatId: old.id });
    await ada.trpc.chats.create.mutate({ groupId: fair.id, name: "secret", visibility: "private" });
    const { stdout } = await asBen(["chats", "spring"]);
    expect(stdout).toMatch(/^Spring Fair\/Lunch +2 unread$/m);
    expect(stdout).toMatch(/^Spring Fair\/Old plans +archived$/m);
    expect(stdout).not.toContain("secret");
    expect((await ofAda(["chats"])).stdout).toMatch(/^Spring Fair\/secret +private$/m);

    const [shown] = parseLines((await ofBen(["chats", fair.id, "--json"])).stdout).filter(
      (chat) => (chat as { id: string }).id === lunch.id,
    );
    expect(shown).toEqual({
      id: lunch.id,
      label: "Spring Fair/Lunch",
      name: "Lunch",
      groupId: fair.id,
      group: "Spring Fair",
      kind: "channel",
      visibility: "open",
      topic: "",
      lastSeq: 2,
      readSeq: 0,
      unread: 2,
      createdAt: iso,
      archivedAt: null,
    });
  });

  test("refuses an unknown group", async () => {
    const { code, stdout, stderr } = await ofAda(["chats", "nothing"]);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toBe('There is no group "nothing" that you have access to. parley groups lists them.\n');
  });
});

describe("parley send", () => {
  test("sends its arguments to a chat given by name or id", async () => {
    const { code, stdout, stderr } = await asAda(["send", "spring fair/GENERAL", "Hello", "all"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^Sent to Spring Fair\/general as #\d+\.\n$/);
    const byId = await ofAda(["--json", "send", general.id, "--", "-5 degrees"]);
    expect(parseLines(byId.stdout)).toEqual([
      {
        id: uuid,
        chatId: general.id,
        seq: expect.any(Number),
        rev: expect.any(Number),
        user: { id: uuid, username: "ada", name: "Ada" },
        text: "-5 degrees",
        createdAt: iso,
        editedAt: null,
        deletedAt: null,
      },
    ]);
    const { messages } = await ben.trpc.messages.list.query({ chatId: general.id });
    expect(messages.map(({ text }) => text)).toEqual(["Hello all", "-5 degrees"]);
  });

  test("sends standard input unchanged", async () => {
    const chat = await chatNamed("Pipes");
    const text = "first line\n\n\tGrüße, 你好 👩‍👩‍👧\n\x1b[31mlast";
    expect((await asAda(["send", "spring/pipes"], text)).code).toBe(0);
    expect((await ofAda(["send", "spring/pipes", "-"], text)).code).toBe(0);
    const { messages } = await ben.trpc.messages.list.query({ chatId: chat.id });
    expect(messages.map((message) => message.text)).toEqual([text, text]);
  });

  test("refuses 10,001 characters from a pipe", async () => {
    const { code, stdout, stderr } = await asAda(["send", "spring/general"], "x".repeat(10_001));
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toBe("This message is too long. Shorten it to 10,000 characters.\n");
  });

  test.each([
    ["far too much", "x".repeat(3_000_000), "This is too long for one message. Send part of it."],
    ["nothing", " \n", "Write something first: this message is empty."],
    ["binary data", Uint8Array.of(0xff, 0xfe, 0x00), "This is not UTF-8 text. Convert it, then send it again."],
  ])("refuses %s with a sentence", async (_, stdin, sentence) => {
    const before = await ada.trpc.chats.get.query({ chatId: general.id });
    expect(await ofAda(["send", "spring/general"], stdin)).toEqual({ code: 1, stdout: "", stderr: `${sentence}\n` });
    expect(await ada.trpc.chats.get.query({ chatId: general.id })).toEqual(before);
  });

  test("accepts 10,000 characters, however many bytes they take", async () => {
    const chat = await chatNamed("Long");
    expect((await ofAda(["send", "spring/long"], `${"🌱".repeat(10_000)}\n`)).code).toBe(0);
    const { messages } = await ben.trpc.messages.list.query({ chatId: chat.id });
    expect(messages.map(({ text }) => [...(text ?? "")].length)).toEqual([10_000]);
  });

  test("lists the chats that an ambiguous name fits, and sends nothing", async () => {
    await chatNamed("Meet A");
    await chatNamed("Meet B");
    expect(await ofAda(["send", "spring/meet", "x"])).toEqual({
      code: 1,
      stdout: "",
      stderr:
        '"spring/meet" could be any of these; give more of the name, or the id: Spring Fair/Meet A, Spring Fair/Meet B.\n',
    });
  });

  test("starts a direct conversation with somebody in one of the groups, and goes on in it", async () => {
    const eva = await server.signUp("eva.b-1");
    const other = await eva.trpc.groups.create.mutate({ name: "Other" });
    await eva.trpc.members.add.mutate({ groupId: other.id, username: "ada" });
    const { code, stdout, stderr } = await asAda(["send", "@Eva.B-1", "Hello"]);
    expect([code, stdout, stderr]).toEqual([0, "Sent to @eva.b-1 as #1.\n", ""]);
    expect((await ofAda(["send", "@eva.b-1"], "again\n")).stdout).toBe("Sent to @eva.b-1 as #2.\n");
    const { directs } = await eva.trpc.sync.snapshot.query();
    expect(directs.map(({ user }) => user.username)).toEqual(["ada"]);
    const { messages } = await eva.trpc.messages.list.query({ chatId: directs[0]?.chatId ?? "" });
    expect(messages.map(({ text }) => text)).toEqual(["Hello", "again"]);
    await eva.trpc.groups.delete.mutate({ groupId: other.id });
  });

  test("starts no direct conversation for an empty message", async () => {
    const fin = await server.signUp("fin");
    await ada.trpc.members.add.mutate({ groupId: fair.id, username: "fin" });
    expect((await ofAda(["send", "@fin"], " \n")).code).toBe(1);
    expect((await fin.trpc.sync.snapshot.query()).directs).toEqual([]);
  });

  test.each([
    ["@nobody", "There is nobody called @nobody in your groups."],
    ["@be", "There is nobody called @be in your groups."],
    ["@stranger", "There is nobody called @stranger in your groups."],
    ["@Ada", "@Ada is you. Name somebody else."],
    ["@not a name", "There is nobody called @not a name in your groups."],
    ["@", "There is nobody called @ in your groups."],
  ])("to %s is refused with a sentence", async (wanted, sentence) => {
    if (wanted === "@stranger") await server.signUp("stranger");
    const { code, stdout, stderr } = await ofAda(["send", wanted, "x"]);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(sentence);
  });

  test("shows the server's refusal for an archived chat", async () => {
    const chat = await chatNamed("Closed");
    await ada.trpc.chats.archive.mutate({ chatId: chat.id });
    const { code, stderr } = await ofAda(["send", "spring/closed", "x"]);
    expect([code, stderr]).toEqual([1, "This chat is archived. Restore it to write in it again.\n"]);
  });
});

describe("parley read", () => {
  let chat: { id: string };

  beforeAll(async () => {
    chat = await chatNamed("History");
    for (let seq = 1; seq <= 120; seq++) await say(ada, chat, `message ${seq}`);
  });

  const seqs = async (...args: string[]) =>
    parseLines((await ofBen(["read", "spring/history", "--json", ...args])).stdout).map(
      (message) => (message as { seq: number }).seq,
    );
  const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);

  test("shows the newest messages, in chronological order", async () => {
    const { stdout } = await asBen(["read", "spring/history", "--limit", "2"]);
    expect(stdout).toMatch(
      /^#119 {2}\d{4}-\d\d-\d\d \d\d:\d\d {2}@ada {2}message 119\n#120 {2}.* {2}@ada {2}message 120\n$/,
    );
    expect(await seqs()).toEqual(range(71, 120));
    expect(await seqs("--limit", "115")).toEqual(range(6, 120));
    expect(await seqs("--limit", "1000")).toEqual(range(1, 120));
  });

  test("shows the messages before a given one", async () => {
    expect(await seqs("--before", "71", "--limit", "3")).toEqual([68, 69, 70]);
    expect(await seqs("--before", "3")).toEqual([1, 2]);
    expect(await seqs("--before", "1")).toEqual([]);
    expect(await seqs("--before", "999", "--limit", "1")).toEqual([120]);
  });

  test("shows unread messages from the first, and marks them as read only with --mark", async () => {
    expect(await seqs("--unread", "--limit", "2")).toEqual([1, 2]);
    expect(await seqs("--unread", "--limit", "118", "--mark")).toEqual(range(1, 118));
    expect(await seqs("--unread", "--mark")).toEqual([119, 120]);
    expect(await seqs("--unread")).toEqual([]);
    await seqs("--limit", "5", "--before", "10", "--mark");
    expect(await seqs("--unread")).toEqual([]);
  });

  test("marks edited messages, and shows a placeholder for deleted ones", async () => {
    const edited = await chatNamed("Edited");
    const [first, second] = [await say(ada, edited, "typo"), await say(ada, edited, "never mind")];
    await ada.trpc.messages.edit.mutate({ chatId: edited.id, messageId: first.id, text: "no typo" });
    await ada.trpc.messages.delete.mutate({ chatId: edited.id, messageId: second.id });
    const { stdout } = await ofBen(["read", "spring/edited"]);
    expect(stdout).toMatch(/^#1 .* {2}no typo \(edited\)\n#2 .* {2}\(deleted\)\n$/);
  });
});

describe("text of other people", () => {
  const evil = "\x1b]0;pwned\x07\x1b[2J\x9b31m\r\u202eevil\x7f\n#9  2026-01-01 00:00  @ada  I resign";

  test("reaches the terminal without control characters, and cannot imitate another message", async () => {
    const chat = await chatNamed("Trap");
    await say(ben, chat, evil);
    const plain = await asAda(["read", "spring/trap"]);
    const asJson = await ofAda(["read", "spring/trap", "--json"]);
    for (const { code, stdout } of [plain, asJson]) {
      expect(code).toBe(0);
      expect(stdout).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e]/u);
    }
    expect(plain.stdout).toContain("␛]0;pwned␇␛[2J<U+009B>31m␍<U+202E>evil␡\n    #9  2026-01-01");
    expect(parseLines(asJson.stdout)).toMatchObject([{ text: evil }]);
  });
});

test("--json works before and after the command, and has no colours even with FORCE_COLOR", async () => {
  const env = { ...ada.env, FORCE_COLOR: "1" };
  const before = await parley(["--json", "groups"], { env });
  const after = await parley(["groups", "--json"], { env });
  expect(before).toEqual(after);
  expect(before.stdout).not.toContain("\x1b");
});
