import fc from "fast-check";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { limits } from "./limits.ts";
import type { Reason } from "./reasons.ts";
import { call, type Path } from "./testing/call.ts";
import { contentsOf } from "./testing/contents.ts";
import { createTestApi, type TestApi, type TestPerson } from "./testing/test-api.ts";

/* The reason given for each kind of bad input. That nothing else gets through is tested in fuzz.test.ts. */

let api: TestApi;
let ada: TestPerson;
let groupId: string;
let chatId: string;
let messageId: string;

beforeAll(async () => {
  api = await createTestApi();
  ada = await api.signUp("ada");
  await api.signUp("ben");
  groupId = (await ada.api.groups.create({ name: "Engine room" })).id;
  chatId = (await ada.api.chats.create({ groupId, name: "general" })).id;
  messageId = (await ada.api.messages.send({ chatId, id: uuidv7(), text: "hello" })).id;
});
afterAll(() => api.close());

const grin = "\u{1f600}";
const family = "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}";

/** The reason of a refusal, after checking that it changed nothing. */
async function refused(path: Path, input: object): Promise<Reason | "allowed"> {
  const before = await contentsOf(api.db);
  const { outcome, message } = await call(api.services, ada.id, { path, input });
  expect(await contentsOf(api.db)).toBe(before);
  if (outcome !== "allowed") expect(message).toMatch(/^[A-Za-z].*\.$/);
  return outcome;
}

describe("a message", () => {
  test.each<[string, string, Reason]>([
    ["no text", "", "MESSAGE_EMPTY"],
    ["blanks", " \n\t\u00a0\u3000 ", "MESSAGE_EMPTY"],
    ["zero-width characters", "\u200b\u200d\u2060\ufeff\u00ad", "MESSAGE_EMPTY"],
    ["invisible letters", "\u3164\u2800\u115f", "MESSAGE_EMPTY"],
    ["only direction controls", "\u202e\u202c\u2066\u2069", "MESSAGE_EMPTY"],
    ["NUL", "a\0b", "TEXT_NOT_STORABLE"],
    ["a lone surrogate", "a\ud83d", "TEXT_NOT_STORABLE"],
    ["swapped surrogates", "\ude00\ud83d", "TEXT_NOT_STORABLE"],
    ["10,001 characters", "x".repeat(10_001), "MESSAGE_TOO_LONG"],
    ["10,001 emoji", grin.repeat(10_001), "MESSAGE_TOO_LONG"],
  ])("of %s is refused when sent or edited", async (_what, text, reason) => {
    expect(await refused("messages.send", { chatId, id: uuidv7(), text })).toBe(reason);
    expect(await refused("messages.edit", { chatId, messageId, text })).toBe(reason);
  });

  test.each<[string, string]>([
    ["one character", "x"],
    ["one emoji", grin],
    ["10,000 characters", "x".repeat(limits.messageLength)],
    ["10,000 emoji", grin.repeat(limits.messageLength)],
    ["1,428 families of 7 characters each", family.repeat(1_428)],
    ["letters with hundreds of accents", `e${"\u0301".repeat(500)}`],
    ["right-to-left text with its controls", "\u202b\u05e9\u05dc\u05d5\u05dd\u202c!"],
    ["lines and tabs", "one\n\ttwo\r\nthree"],
    ["both ways to write \u00e9", "\u00e9 e\u0301"],
    ["terminal control sequences", "\u001b[31mred\u0007"],
    ["SQL, HTML and escapes", "'; drop table messages; -- $1 <b>&amp;</b> \\0 %00"],
  ])("of %s is stored unchanged", async (_what, text) => {
    const id = uuidv7();
    expect((await ada.api.messages.send({ chatId, id, text: ` ${text}\n` })).text).toBe(text.trim());
    expect((await ada.api.messages.get({ chatId, messageId: id })).text).toBe(text.trim());
    expect((await ada.api.messages.list({ chatId })).messages.at(-1)?.text).toBe(text.trim());
  });

  test("of any accepted text is stored unchanged, and any refused text is not stored", async () => {
    const text = fc.string({ unit: fc.oneof(fc.string({ unit: "binary", minLength: 1, maxLength: 1 }), oddUnit) });
    await fc.assert(
      fc.asyncProperty(text, async (given) => {
        const id = uuidv7();
        const { outcome } = await call(api.services, ada.id, {
          path: "messages.send",
          input: { chatId, id, text: given },
        });
        const stored = await call(api.services, ada.id, { path: "messages.get", input: { chatId, messageId: id } });
        if (outcome === "allowed") expect(stored.data).toMatchObject({ text: given.trim() });
        else expect([outcome, stored.outcome]).toEqual([expect.stringMatching(/EMPTY|STORABLE/), "NOT_FOUND"]);
      }),
      { numRuns: 150 },
    );
  });
  const oddUnit = fc.constantFrom(" ", "\n", "\0", "\ud800", "\udc00", "\u200d", "\u202e", "\ufeff", "\u0301", grin);
});

describe("a name", () => {
  const long = "x".repeat(limits.nameLength);

  test.each<[string, string]>([
    ["no text", " "],
    ["only invisible characters", "\u200b\u2060"],
    ["81 characters", `${long}x`],
    ["a line break", "one\ntwo"],
    ["a direction override", "\u202eeman"],
    ["an isolate", "\u2066name\u2069"],
    ["a zero-width space in a word", "gen\u200beral"],
    ["a joiner in a Latin word", "gen\u200deral"],
    ["a joiner at its end", "general\u200c"],
    ["a soft hyphen", "gen\u00aderal"],
    ["a word joiner", "gen\u2060eral"],
    ["a direction mark", "general\u200f"],
    ["tags", "general\u{e0061}\u{e007f}"],
    ["NUL", "a\0"],
    ["a lone surrogate", "a\ud800"],
  ])("of %s is refused for people, groups and chats", async (_what, name) => {
    const asked: [Path, object][] = [
      ["users.update", {}],
      ["groups.create", {}],
      ["groups.update", { groupId }],
      ["chats.create", { groupId }],
      ["chats.update", { chatId }],
    ];
    for (const [path, rest] of asked) {
      expect(await refused(path, { ...rest, name })).toMatch(/^(INVALID_INPUT|TEXT_NOT_STORABLE)$/);
    }
  });

  const scotland = "\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}";
  const persian = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645";
  const rainbow = "\u{1f3f3}\ufe0f\u200d\u{1f308}";
  const sinhala = "\u0dc1\u0dca\u200d\u0dbb\u0dd3 \u0d9a\u0dca\u200d";
  const others = [scotland, persian, rainbow, sinhala, `Fam ${family}!`];
  test.each([long, grin.repeat(limits.nameLength), family, "\u05e9\u05dc\u05d5\u05dd", "a\u0301", "-", ...others])(
    "of %s is stored unchanged",
    async (name) => {
      expect(await ada.api.users.update({ name })).toMatchObject({ name });
      expect(await ada.api.groups.update({ groupId, name })).toMatchObject({ name });
      expect(await ada.api.chats.update({ chatId, name })).toMatchObject({ name });
    },
  );
});

describe("a username", () => {
  test.each(["a", "x".repeat(33), "ada lovelace", "\u00e4da", "ad\u0430", "a/b", "", "@ada", "a\0b", "ada\u200b"])(
    "%j is refused",
    async (username) => {
      expect(await refused("users.update", { username })).toBe("INVALID_INPUT");
      expect(await refused("members.add", { groupId, username })).toBe("INVALID_INPUT");
    },
  );

  test.each([
    ["ADA.2", "ada.2"],
    [" x-_.9 ", "x-_.9"],
    ["\u212aelvin", "kelvin"],
  ])("%j is kept as %s", async (username, kept) => {
    expect(await ada.api.users.update({ username })).toMatchObject({ username: kept });
  });
});

describe("an id", () => {
  test.each(["", "1", "general", "00000000-0000-0000-0000-00000000000", "{01907d2f-1111-7111-8111-111111111111}"])(
    "%j is not an id",
    async (id) => {
      expect(await refused("groups.get", { groupId: id })).toBe("INVALID_INPUT");
      expect(await refused("messages.get", { chatId, messageId: id })).toBe("INVALID_INPUT");
      expect(await refused("messages.send", { chatId, id, text: "hello" })).toBe("INVALID_INPUT");
      expect(await refused("messages.list", { chatId, around: id })).toBe("INVALID_INPUT");
    },
  );

  test("of a deleted row gets the same response as one that never existed", async () => {
    const gone = await ada.api.groups.create({ name: "Gone" });
    const chat = await ada.api.chats.create({ groupId: gone.id, name: "gone" });
    await ada.api.chats.delete({ chatId: chat.id });
    expect(await refused("messages.list", { chatId: chat.id })).toBe("NOT_FOUND");
    await ada.api.groups.delete({ groupId: gone.id });
    expect(await refused("chats.list", { groupId: gone.id })).toBe("NOT_FOUND");
    expect(await refused("groups.delete", { groupId: gone.id })).toBe("NOT_FOUND");
  });

  test("in upper case is the same id", async () => {
    expect(await ada.api.chats.get({ chatId: chatId.toUpperCase() })).toMatchObject({ id: chatId });
    const id = uuidv7();
    const sent = await ada.api.messages.send({ chatId, id: id.toUpperCase(), text: "hello" });
    expect(sent.id).toBe(id);
    expect(await ada.api.messages.send({ chatId, id, text: "hello" })).toEqual(sent);
  });
});

describe("a position, a limit and a role", () => {
  test.each([-1, 0.5, 10 ** 18, "5", "", true, [], Number.NaN])("%j is not a position in a chat", async (cursor) => {
    expect(await refused("messages.list", { chatId, cursor })).toBe("INVALID_INPUT");
    expect(await refused("messages.list", { chatId, around: cursor })).toBe("INVALID_INPUT");
    expect(await refused("messages.changes", { chatId, sinceRev: cursor })).toBe("INVALID_INPUT");
    const authors = { from: 0, to: cursor };
    expect(await refused("messages.changes", { chatId, sinceRev: 0, authors })).toBe("INVALID_INPUT");
    expect(await refused("reads.mark", { chatId, seq: cursor })).toBe("INVALID_INPUT");
  });

  test("a position beyond the end gives an empty page, not an error", async () => {
    const cursor = Number.MAX_SAFE_INTEGER;
    expect((await ada.api.messages.list({ chatId, cursor, direction: "forward" })).messages).toEqual([]);
    const newest = await ada.api.messages.list({ chatId, limit: 1 });
    expect(newest.messages).toHaveLength(1);
    expect(await ada.api.messages.list({ chatId, cursor, limit: 1 })).toEqual(newest);
    expect(await ada.api.messages.list({ chatId, around: cursor, limit: 1 })).toEqual(newest);
    expect((await ada.api.messages.changes({ chatId, sinceRev: cursor })).messages).toEqual([]);
  });

  test.each([0, 101, -1, 1.5, "10", null])("%j is not a limit", async (limit) => {
    expect(await refused("messages.list", { chatId, limit })).toBe("INVALID_INPUT");
    expect(await refused("messages.changes", { chatId, sinceRev: 0, limit })).toBe("INVALID_INPUT");
    expect(await refused("members.list", { groupId, limit })).toBe("INVALID_INPUT");
  });

  test.each(["superuser", "OWNER", "", "__proto__", null, 1])("%j is not a role", async (role) => {
    expect(await refused("members.add", { groupId, username: "ben", role })).toBe("INVALID_INPUT");
    expect(await refused("members.update", { groupId, userId: ada.id, role })).toBe("INVALID_INPUT");
    expect(await refused("invites.create", { groupId, role })).toBe("INVALID_INPUT");
  });

  test.each([
    { maxUses: 0 },
    { maxUses: -1 },
    { maxUses: 1.5 },
    { maxUses: limits.inviteMaxUses + 1 },
    { expiresInSeconds: 0 },
    { expiresInSeconds: limits.inviteMaxSeconds + 1 },
    { expiresInSeconds: "60" },
  ])("%j are not valid terms of an invite", async (terms) => {
    expect(await refused("invites.create", { groupId, ...terms })).toBe("INVALID_INPUT");
  });
});
