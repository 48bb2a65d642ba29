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

it("shows new messages at once, anchored at the start", () => {
  expect(after("cde", "cdef")).toEqual(["cdef", false]);
});

it("anchors at the end when older messages load", () => {
  expect(after("cde", "abcde")).toEqual(["abcde", true]);
});

it("anchors at the end when the oldest are unloaded", () => {
  expect(after("abcde", "cde")).toEqual(["cde", true]);
});

it("adds older messages first when new ones arrive with them", () => {
  expect(after("cde", "abcdefg")).toEqual(["abcde", true]);
  expect(after("abcde", "abcdefg")).toEqual(["abcdefg", false]);
});

it("adds older messages before it unloads the newest", () => {
  expect(after("cdefg", "abcde")).toEqual(["abcdefg", true]);
  expect(after("abcdefg", "abcde")).toEqual(["abcde", false]);
});

it("unloads the oldest before it adds new messages", () => {
  expect(after("abcde", "cdefg")).toEqual(["cde", true]);
  expect(after("cde", "cdefg")).toEqual(["cdefg", false]);
});

it("anchors nothing when everything is replaced, or the list is empty", () => {
  expect(after("abc", "xyz")).toEqual(["xyz", false]);
  expect(after("", "abc")).toEqual(["abc", false]);
  expect(after("abc", "")).toEqual(["", false]);
});
