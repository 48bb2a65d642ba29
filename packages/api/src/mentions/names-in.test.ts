import { describe, expect, test } from "vitest";
import { limits } from "../limits.ts";
import { namesIn } from "./names-in.ts";

const namesOf = (text: string) => namesIn(text).readings.map(([likeliest]) => likeliest);

describe("a text names", () => {
  test("everyone after an @, ignoring case, each once", () => {
    expect(namesOf("@ada, ask @BEN or (@ben) about @c.d_e-f")).toEqual(["ada", "ben", "c.d_e-f"]);
    expect(namesOf("nobody")).toEqual([]);
  });

  test("nobody in an email address, a single letter or a bare @", () => {
    expect(namesOf("ada@parley.example, @ x, @b, 5@ten")).toEqual([]);
  });

  test("a person at the end of a sentence, but preferably one whose username ends with the dot", () => {
    expect(namesIn("I mean @ada-.").readings).toEqual([["ada-.", "ada-", "ada"]]);
  });

  test("everyone by @all and @here", () => {
    for (const text of ["@all", "hello @HERE!", "@all."])
      expect(namesIn(text)).toEqual({ readings: [], everyone: true });
    expect(namesIn("@allison").everyone).toBe(false);
  });

  test("at most the maximum number of people", () => {
    const many = Array.from({ length: 60 }, (_, n) => `@name${n}`).join(" ");
    expect(namesOf(many)).toHaveLength(limits.mentionsPerMessage);
  });
});

describe("code mentions nobody", () => {
  test.each([
    "`@ada`",
    "``@ada ` @ada``",
    "```\n@ada\n```",
    "```ts\n@ada\n\n@ada",
    "~~~\n```\n@ada\n~~~",
    "  ````\n@ada\n```\n@ada\n````",
  ])("%j", (text) => {
    expect(namesOf(text)).toEqual([]);
    expect(namesOf(`${text.includes("\n\n") ? "" : `${text}\n\n`}@ben`)).toEqual(["ben"]);
  });

  test("but text next to it does", () => {
    expect(namesOf("`a` @ada `b`\n\n```\n@x1\n```\n@ben")).toEqual(["ada", "ben"]);
    expect(namesOf("a ` @ada\n\n` @ben")).toEqual(["ada", "ben"]);
    expect(namesOf("a ` @ada\n```\n@x1\n```\n` @ben")).toEqual(["ada", "ben"]);
    expect(namesOf("``` @ada ` ``` @ben")).toEqual(["ben"]);
  });
});

test("the longest texts are parsed without backtracking, whatever they contain", () => {
  // No assertion on time: a search with backtracking would exceed the test's own timeout.
  for (const part of ["`", "@a", "@-.", "`@", "```\n", "`` ` "]) {
    const text = part.repeat(Math.ceil(limits.messageLength / part.length));
    expect(namesIn(text).readings.length).toBeLessThanOrEqual(limits.mentionsPerMessage);
  }
});
