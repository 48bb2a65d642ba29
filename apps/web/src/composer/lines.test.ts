import { describe, expect, it } from "vitest";
import { continueLine, isInCode, isInFence, withoutBegunItem } from "./lines.ts";
import { changed, marked } from "./testing/marked.ts";

const next = (text: string, options?: { inQuotes?: boolean }) => {
  const selected = marked(text);
  const edit = continueLine(selected, options);
  return edit && changed(selected, edit);
};

describe("a new line in a list", () => {
  it.each([
    ["- one¦", "- one\n- ¦"],
    ["* one¦", "* one\n* ¦"],
    ["  - one¦", "  - one\n  - ¦"],
    ["9. nine¦", "9. nine\n10. ¦"],
    ["1) one¦", "1) one\n2) ¦"],
    ["- [x] done¦", "- [x] done\n- [ ] ¦"],
    ["- one ¦two", "- one \n- ¦two"],
    ["intro\n- one¦\nafter", "intro\n- one\n- ¦\nafter"],
  ])("continues the list: %j becomes %j", (text, result) => {
    expect(next(text)).toBe(result);
  });

  it.each([
    ["- one\n- ¦", "- one\n¦"],
    ["1. one\n2. ¦", "1. one\n¦"],
    ["- [ ] ¦", "¦"],
  ])("ends the list on an empty item: %j becomes %j", (text, result) => {
    expect(next(text)).toBe(result);
  });

  it.each(["one¦", "-one¦", "-¦ one", "1.5 metres¦", "```\n- one¦", "> said¦", "**bold** word¦"])(
    "is nothing special in %j",
    (text) => {
      expect(next(text)).toBeUndefined();
    },
  );

  it("continues a quote when asked to", () => {
    expect(next("> said¦", { inQuotes: true })).toBe("> said\n> ¦");
    expect(next("> said\n> ¦", { inQuotes: true })).toBe("> said\n¦");
  });
});

describe("code", () => {
  const at = (text: string) => [marked(text).text, marked(text).start] as const;

  it.each(["```¦", "```ts\nlet¦", "a\n~~~\n¦b", "````\n```\n¦", "```\na\n```\n```¦"])(
    "contains the cursor, in a block: %j",
    (text) => {
      expect(isInFence(...at(text))).toBe(true);
    },
  );

  it.each(["¦```", "```a```¦", "```\na\n```¦", "```\na\n```\n¦", "word ```¦", "~~~\n```\n~~~\n¦"])(
    "does not contain the cursor in %j",
    (text) => {
      expect(isInFence(...at(text))).toBe(false);
    },
  );

  it("starts after an unclosed backtick on the line", () => {
    expect(isInCode(...at("run `npm ¦"))).toBe(true);
    expect(isInCode(...at("run `npm` ¦"))).toBe(false);
    expect(isInCode(...at("`\n¦"))).toBe(false);
  });
});

describe("what is sent", () => {
  it.each([
    ["- milk\n- eggs\n- ", "- milk\n- eggs"],
    ["1. one\n2. two\n3. \n", "1. one\n2. two"],
    ["  - [x] done\n  - [ ] ", "- [x] done"],
    ["intro\n* one\n\t* ", "intro\n* one"],
  ])("lacks the item that was only begun: %j becomes %j", (text, sent) => {
    expect(withoutBegunItem(text)).toBe(sent);
  });

  it.each(["-", "- milk", "a title\n-", "- milk\n- eggs", "```\n- one\n-", "- one\nfor 5 -"])("keeps %j", (text) => {
    expect(withoutBegunItem(text)).toBe(text);
  });
});
