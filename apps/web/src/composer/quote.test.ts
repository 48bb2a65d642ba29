import { describe, expect, it } from "vitest";
import { quoting } from "./quote.ts";
import { changed, marked } from "./testing/marked.ts";

const after = (draft: string, text: string, username?: string) =>
  changed(marked(draft), quoting(marked(draft), { text, username }));

describe("a quote", () => {
  it.each([
    ["¦", "at nine", "> at nine\n\n¦"],
    ["¦", "one\n\ntwo\n- three", "> one\n>\n> two\n> - three\n\n¦"],
    ["By the w¦ay  ", "at nine", "By the way\n\n> at nine\n\n¦"],
    ["¦", "```\n@x1\n\n@x2\n```", "> ```\n> @x1\n>\n> @x2\n> ```\n\n¦"],
  ])("is appended to the draft %j: %j", (draft, said, result) => {
    expect(after(draft, said)).toBe(result);
  });

  it("mentions the quoted author, but nobody who is mentioned in the quote", () => {
    expect(after("¦", "@all, @ben has `@ana` of ana@parley.example", "mira")).toBe(
      "> all, ben has `@ana` of ana@parley.example\n\n@mira ¦",
    );
  });

  it("mentions nobody who has deleted their account", () => {
    expect(after("¦", "at nine", "deleted.0123")).toBe("> at nine\n\n¦");
  });
});
