import { expect, test } from "vitest";
import { readMarkdown } from "./read.ts";

/** As a chat of usual messages shows them. */
const screenOf = (chat: number) =>
  Array.from({ length: 25 }, (_, index) => `**message** ${index} of chat ${chat}, and so on`);

test("what thirty chats show is read once, however often one goes through them", () => {
  const texts = Array.from({ length: 30 }, (_, chat) => screenOf(chat)).flat();
  const first = texts.map(readMarkdown);
  const again = texts.map(readMarkdown);
  expect(again.every((nodes, index) => nodes === first[index])).toBe(true);
});

test("what nobody has looked at for long is forgotten, by the room that it takes", () => {
  const [kept, gone] = [readMarkdown("kept"), readMarkdown("gone")];
  for (let count = 0; count < 50; count++) {
    readMarkdown(`${count} ${"long ".repeat(1_000)}`);
    readMarkdown("kept");
  }
  expect(readMarkdown("kept")).toBe(kept);
  expect(readMarkdown("gone")).not.toBe(gone);
});
