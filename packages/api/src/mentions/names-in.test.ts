import { describe, expect, test } from "vitest";
import { limits } from "../limits.ts";
import { namesIn } from "./names-in.ts";

const namesOf = (text: string) => namesIn(text).readings.map(([likeliest]) => likeliest);

describe("a text names", () => {
  test("whoever stands behind an @, in any case, each once", () => {
    expect(namesOf("@ada, ask @BEN or (@ben) about @c.d_e-f")).toEqual(["ada", "ben", "c.d_e-f"]);
    expect(namesOf("nobody")).toEqual([]);
  });

  test("nobody by an address, a single letter or a bare @", () => {
    expect(namesOf("ada@parley.example, @ x, @b, 5@ten")).toEqual([]);
  });

  test("someone at the end of a sentence, but first of all whose name ends with the dot", () => {
    expect(namesIn("I mean @ada-.").readings).toEqual([["ada-.", "ada-", "ada"]]);
  });

  test("everyone by @all and @here", () => {
    for (const text of ["@all", "hello @HERE!", "@all."])
      expect(namesIn(text)).toEqual({ readings: [], everyone: true });
    expect(namesIn("@allison").everyone).toBe(false);
  });

  test("no more people than one can mean", () => {
    const many = Array.from({ length: 60 }, (_, n) => `@name${n}`).join(" ");
    expect(namesOf(many)).toHaveLength(limits.mentionsPerMessage);
  });
});

describe("code names nobody", () => {
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

  test("but what stands beside it does", () => {
    expect(namesOf("`a` @ada `b`\n\n```\n@x1\n```\n@ben")).toEqual(["ada", "ben"]);
    expect(namesOf("a ` @ada\n\n` @ben")).toEqual(["ada", "ben"]);
    expect(namesOf("a ` @ada\n```\n@x1\n```\n` @ben")).toEqual(["ada", "ben"]);
    expect(namesOf("``` @ada ` ``` @ben")).toEqual(["ben"]);
  });
});

test("the longest of texts are read in no time worth naming, whatever they are made of", () => {
  // Without an assertion on time: a search that goes back and forth would not end within the test's own limit.
  for (const part of ["`", "@a", "@-.", "`@", "```\n", "`` ` "]) {
    const text = part.repeat(Math.ceil(limits.messageLength / part.length));
    expect(namesIn(text).readings.length).toBeLessThanOrEqual(limits.mentionsPerMessage);
  }
});
