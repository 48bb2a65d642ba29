import { expect, it } from "vitest";
import type { Row } from "./rows.ts";
import { stage } from "./staging.ts";

const rows = (...ids: string[]) =>
  ids.map((id): Row => ({ entry: { id } as Row["entry"], opens: true, opensDay: false, opensNew: false }));
const ids = (shown: readonly Row[]) => shown.map((row) => row.entry.id).join("");

const after = (before: string, next: string) => {
  const { rows: shown, shift } = stage(rows(...before), rows(...next));
  return [ids(shown), shift];
};

it("shows new messages at once, holding the start", () => {
  expect(after("cde", "cdef")).toEqual(["cdef", false]);
});

it("holds the end when older messages come", () => {
  expect(after("cde", "abcde")).toEqual(["abcde", true]);
});

it("holds the end when the oldest go", () => {
  expect(after("abcde", "cde")).toEqual(["cde", true]);
});

it("lets older messages go first when new ones come with them", () => {
  expect(after("cde", "abcdefg")).toEqual(["abcde", true]);
  expect(after("abcde", "abcdefg")).toEqual(["abcdefg", false]);
});

it("lets older messages go first when the newest are forgotten with them", () => {
  expect(after("cdefg", "abcde")).toEqual(["abcdefg", true]);
  expect(after("abcdefg", "abcde")).toEqual(["abcde", false]);
});

it("lets the oldest go first when new messages come with that", () => {
  expect(after("abcde", "cdefg")).toEqual(["cde", true]);
  expect(after("cde", "cdefg")).toEqual(["cdefg", false]);
});

it("holds nothing when everything is replaced, or there was nothing", () => {
  expect(after("abc", "xyz")).toEqual(["xyz", false]);
  expect(after("", "abc")).toEqual(["abc", false]);
  expect(after("abc", "")).toEqual(["", false]);
});
