import { readdirSync } from "node:fs";
import { reasons } from "@parley/api/reasons";
import { TRPCClientError } from "@trpc/client";
import { afterEach, expect, it } from "vitest";
import { z } from "zod";
import { de, deMore, deServer } from "./de.ts";
import { en } from "./en.ts";
import { enMore } from "./en-more.ts";
import { faultOf, RefusalError, sentenceOf } from "./errors.ts";
import type { MoreWords } from "./more.ts";
import { speak, type Words } from "./words.ts";

afterEach(() => speak("en", { words: en, moreWords: enMore }));
const speakGerman = () => speak("de", { words: de, moreWords: deMore, serverWords: deServer });

const refused = (reason: string, message: string) =>
  new TRPCClientError(message, { result: { error: { message, code: -32600, data: { reason } } } } as never);

/** Every text of a catalogue by its path. Functions are called with two names. */
function textsOf(catalogue: object, path = ""): [string, string][] {
  return Object.entries(catalogue).flatMap(([key, value]): [string, string][] => {
    const at = `${path}${key}`;
    if (typeof value === "object" && value !== null) return textsOf(value, `${at}.`);
    return [[at, typeof value === "function" ? value("Ada", "Ben") : value]];
  });
}

it("differs from English, except for the words that both languages share", () => {
  const sample = ({ groups, chats }: Words, more: MoreWords) =>
    textsOf({ groups, chats, more: { groups: more.groups, chats: more.chats, account: more.account } });
  const english = new Map(sample(en, enMore));
  const german = sample(de, deMore);
  const same = german.filter(([path, text]) => english.get(path) === text).map(([, text]) => text);
  expect(english.size).toBeGreaterThan(100);
  expect(new Set(same)).toEqual(new Set(["Name", "Chats"]));
});

it.each([
  ["unread", de.unread, "1 ungelesene Nachricht", "2.500 ungelesene Nachrichten"],
  ["members", deMore.members.count, "1 Mitglied", "2.500 Mitglieder"],
] satisfies [string, Words["unread"], string, string][])("counts %s as German does", (_, count, one, many) => {
  expect([count(1), count(2_500)]).toEqual([one, many]);
});

it.each(Object.keys(reasons))("translates the server's sentence for %s into German", (reason) => {
  const { sentence } = reasons[reason as keyof typeof reasons];
  expect(sentenceOf(refused(reason, sentence))).toBe(sentence);
  speakGerman();
  const german = sentenceOf(refused(reason, sentence));
  expect(german).toMatch(/^\p{Lu}.*[.!]$/u);
  expect(german).not.toBe(sentence);
});

it("shows an unknown refusal in the server's words", () => {
  speakGerman();
  expect(sentenceOf(refused("NEWER_THAN_THIS", "Something new."))).toBe("Something new.");
});

it("distinguishes a dead link from a missing person, though both have the same code", () => {
  speakGerman();
  expect(sentenceOf(new RefusalError("This link was used.", "USER_NOT_FOUND"))).toContain("Link");
  expect(sentenceOf(refused("USER_NOT_FOUND", "There is nobody."))).toContain("Benutzernamen");
});

const api = new URL("../../../../packages/api/src/", import.meta.url);
const forms = ["accounts", "chats", "groups", "invites", "members", "users"];

/**
 * Sentences that only programs get, because no form has such a field. Those of zod itself do not end in a full stop.
 */
const forPrograms = /^The limit|whole number|0 or more|\/api\/|[^.]$/;

/** What a schema tells a person about a value. */
const faultsOf = (schema: z.ZodType, value: unknown): string[] =>
  (schema.safeParse(value).error?.issues ?? []).map(({ message }) => message).filter((text) => !forPrograms.test(text));

const wrong = [
  "",
  "a",
  " ",
  "\0",
  "a\u0007b",
  "a\u200bb",
  "x".repeat(20_000),
  `${"x".repeat(300)}@parley.example`,
  "a@b.invalid",
  "deleted.1",
  "-",
  0,
  "owner",
  "http://parley.example",
];

it.each(forms)("translates the validation errors of %s into German", async (feature) => {
  const folder = new URL(`${feature}/`, api);
  const file = readdirSync(folder).find((name) => name.endsWith(".schema.ts"));
  const module: Record<string, unknown> = await import(new URL(file ?? "", folder).href);
  const schemas = Object.values(module).flatMap((part) =>
    part instanceof z.ZodType ? [part] : Object.values(part ?? {}),
  );
  const faults = new Set(
    schemas.flatMap((schema) => (schema instanceof z.ZodType ? wrong.flatMap((value) => faultsOf(schema, value)) : [])),
  );
  expect(faults.size).toBeGreaterThan(0);
  speakGerman();
  expect([...faults].filter((fault) => faultOf(fault) === fault)).toEqual([]);
});
