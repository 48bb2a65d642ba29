import { expect, test } from "vitest";
import { readMarkdown } from "./read.ts";

/** A screenful of ordinary messages. */
const screenOf = (chat: number) =>
  Array.from({ length: 25 }, (_, index) => `**message** ${index} of chat ${chat}, and so on`);

test("the visible messages of thirty chats are parsed once, however often one visits the chats", () => {
  const texts = Array.from({ length: 30 }, (_, chat) => screenOf(chat)).flat();
  const first = texts.map(readMarkdown);
  const again = texts.map(readMarkdown);
  expect(again.every((nodes, index) => nodes === first[index])).toBe(true);
});

test("the least recently used texts are evicted, by their size", () => {
  const [kept, gone] = [readMarkdown("kept"), readMarkdown("gone")];
  for (let count = 0; count < 50; count++) {
    readMarkdown(`${count} ${"long ".repeat(1_000)}`);
    readMarkdown("kept");
  }
  expect(readMarkdown("kept")).toBe(kept);
  expect(readMarkdown("gone")).not.toBe(gone);
});
