import { expect, test } from "vitest";
import { readImportedLine } from "./imports.lines.ts";

const good = { at: "2009-06-30T16:25:00Z", author: "fas[fiz]", text: "Hello" };

const read = (fields: object) => readImportedLine(JSON.stringify({ ...good, ...fields }));

test("a line is read with or without its optional fields", () => {
  expect(read({})).toEqual({ line: { ...good, at: new Date(good.at) } });
  const full = { chat: "general", email: "fas@example.com" };
  expect(read({ ...full, unknown: [1] })).toEqual({ line: { ...good, ...full, at: new Date(good.at) } });
  expect(read({ chat: null, email: null, at: "2009-06-30T18:25:00.000+02:00" })).toEqual({
    line: { ...good, chat: null, email: null, at: new Date(good.at) },
  });
});

test("text is trimmed and otherwise unchanged", () => {
  for (const text of ["line\n\n  two\t\u0008", "👩‍👩‍👧‍👦 שלום \u202e", "a\u0301"]) {
    expect(read({ text })).toMatchObject({ line: { text } });
  }
  expect(read({ text: "  x " })).toMatchObject({ line: { text: "x" } });
});

test.each([
  ["", "This is not JSON."],
  ['{"at": "2009-06-30T16:25:00Z", "auth', "This is not JSON."],
  ["[]", 'A line is an object such as {"at": "2009-06-30T16:25:00Z", "author": "ada", "text": "Hi"}.'],
  ["null", 'A line is an object such as {"at": "2009-06-30T16:25:00Z", "author": "ada", "text": "Hi"}.'],
])("the line %s is rejected", (text, refusal) => {
  expect(readImportedLine(text)).toEqual({ refusal });
});

test.each([
  [{ at: undefined }, "at is missing."],
  [{ author: undefined }, "author is missing."],
  [{ text: undefined }, "text is missing."],
  [{ text: 5 }, "text must be text."],
  [{ at: 1246379100 }, "at must be text."],
  [{ chat: {} }, "chat must be text."],
  [{ at: "yesterday" }, "at: Write the time as 2009-06-30T16:25:00Z."],
  [{ at: "2009-06-30 16:25" }, "at: Write the time as 2009-06-30T16:25:00Z."],
  [{ at: "2009-06-30T16:25:00" }, "at: Write the time as 2009-06-30T16:25:00Z."],
  [{ at: "2009-02-30T16:25:00Z" }, "at: Write the time as 2009-06-30T16:25:00Z."],
  [{ at: "1969-12-31T23:59:59Z" }, "at: This is before 1970."],
  [{ at: "9999-12-31T23:59:59Z" }, "at: This is in the future."],
  [{ author: " \u200b" }, "author: The name is empty."],
  [{ author: "a".repeat(81) }, "author: The name has more than 80 characters."],
  [{ author: "a\u0007" }, "author: The name has control characters. Remove them."],
  [{ text: " \n" }, "text: Write something first: this message is empty."],
  [{ text: "x".repeat(10_001) }, "text: This message is too long. Shorten it to 10,000 characters."],
  [{ text: "a\0b" }, "text: This text has characters that cannot be stored. Remove them and try again."],
  [{ text: "\ud800" }, "text: This text has characters that cannot be stored. Remove them and try again."],
  [{ chat: "" }, "chat: The name of the chat is empty."],
  [{ email: "tim" }, "email: This is not an email address."],
  [{ email: "tim@imported.invalid" }, "email: This address cannot receive email. Use another one."],
])("%j is rejected with %s", (fields, refusal) => {
  expect(read(fields)).toEqual({ refusal });
});
