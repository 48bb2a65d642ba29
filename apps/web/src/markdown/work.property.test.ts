import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { readTokens } from "./parser.ts";
import { readMarkdown } from "./read.ts";
import { wordsOf } from "./tree.ts";

const longest = 10_000;
const pieces = [
  ..."[]()<>*_~`|!&:@#-+.\\ \n\t",
  ..."a*b ](<b ]( ![ || ~~ ``` &amp; &#1; http:// https://a www. a@ @a. [^a] [x][y] ]: > - 1. <a: <!-- |-| |:-:".split(
    " ",
  ),
  "[a]: b\n",
  "\n\n",
  "\n> ",
  "\n- ",
  "\n    ",
  "|x".repeat(40),
  "|-".repeat(40),
  '[a](b "',
  "[a]: x\n'",
];

/** Hard on a parser: the same few pieces repeated up to the length of the longest message. */
const hostile = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(""))
  .chain((part) => fc.integer({ min: 1, max: Math.ceil(longest / part.length) }).map((times) => part.repeat(times)));

afterEach(() => vi.restoreAllMocks());

/** How many times the parser reads a character. */
function looks(text: string): number {
  const look = vi.spyOn(String.prototype, "charCodeAt");
  readTokens(text);
  const { length } = look.mock.calls;
  look.mockRestore();
  return length;
}

const asTyped = (text: string) => [{ kind: "paragraph", children: [{ kind: "text", text }] }];

describe("a text made to be hard to parse", () => {
  it("has each character read a bounded number of times", () => {
    let most = 0;
    fc.assert(
      fc.property(hostile, (text) => {
        const times = looks(text) / (text.length + 100);
        most = Math.max(most, times);
        expect(times).toBeLessThan(150);
      }),
      { numRuns: 150 },
    );
    // Otherwise nothing was counted.
    expect(most).toBeGreaterThan(2);
  });

  it("keeps all its words, whether it is parsed as Markdown or not", () => {
    const tangled = `${"> ".repeat(60)}the end`;
    expect(readTokens(tangled)).toBeUndefined();
    expect(wordsOf(readMarkdown(tangled))).toContain(tangled);
  });

  it.each([
    ["*", "*"],
    ["**a *b ", " c* d**"],
    ["*a ", "b* "],
    ["~~a ", "b~~"],
    ["![*a ", " b*](c)"],
  ])("is shown as typed when thousands of %j are nested", (opening, closing) => {
    const nested = (times: number) => `${opening.repeat(times)}x${closing.repeat(times)}`;
    const shown = readMarkdown(nested(4));
    expect(shown).not.toEqual(asTyped(nested(4)));
    for (const times of [60, Math.floor((longest - 1) / (opening.length + closing.length))]) {
      expect(readMarkdown(nested(times))).toEqual(asTyped(nested(times)));
    }
  });

  it.each([
    ["rows", "|a|\n|-|\n", "|\n"],
    ["cells", "|a|b|c|d|e|f|g|h|\n|-|-|-|-|-|-|-|-|\n", "|1|2|3|4|5|6|7|8|\n"],
    ["items", "", "-\n"],
    ["items in items", "", "- - - - - - - - - a\n"],
    ["tasks", "", "- [ ] a\n"],
    ["headings", "", "#\n"],
    ["tables", "", "|a\n|-\n\n"],
    ["blocks of code", "", "```\n```\n"],
    ["quotes", "", ">-\n\n"],
    ["hidden words", "", "||*a*|| "],
  ])("is shown as typed when it would render thousands of %s", (_, opening, part) => {
    const long = (length: number) =>
      (opening + part.repeat(Math.floor((length - opening.length) / part.length))).trim();
    expect(readMarkdown(long(300))).not.toEqual(asTyped(long(300)));
    expect(readMarkdown(long(longest))).toEqual(asTyped(long(longest)));
  });

  it("never throws", () => {
    fc.assert(
      fc.property(hostile, (text) => void readMarkdown(text)),
      { numRuns: 200 },
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => void readMarkdown(text)),
      { numRuns: 300 },
    );
  });
});

it.each([
  ["prose", "The harbour gate is open until six, then it is not.\n"],
  ["marks", "Some **bold**, `code`, [a link](https://a.example/b) and *more*.\n\n- one\n- two\n\n> said\n\n"],
  ["nested lists", "- one\n  - two\n    - three\n"],
  ["a table", "| a | b | c |\n"],
  ["code", "    if (a[i] < b) { return [c](d); }\n"],
])("a message full of %s is parsed within the limits", (_, line) => {
  const text = (line.startsWith("|") ? `${line}|---|---|---|\n` : "") + line.repeat(Math.floor(longest / line.length));
  const { spent } = readTokens(text) ?? { spent: Number.POSITIVE_INFINITY };
  expect(spent).toBeLessThan(4 * text.length);
  expect(readMarkdown(text)).not.toEqual(asTyped(text));
});
