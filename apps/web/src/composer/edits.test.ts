import { describe, expect, it } from "vitest";
import { codeBlock, type Edit, link, type Selected, toggleCode, toggleLines, toggleMark } from "./edits.ts";
import { changed, marked } from "./testing/marked.ts";

const after = (text: string, change: (selected: Selected) => Edit) => changed(marked(text), change(marked(text)));

describe("marks around words", () => {
  const bold = (selected: Selected) => toggleMark(selected, "**");

  it.each([
    ["make ‹it› so", "make **‹it›** so"],
    ["make **‹it›** so", "make ‹it› so"],
    ["make ‹**it**› so", "make ‹it› so"],
    ["make ‹ it › so", "make  **‹it›**  so"],
    ["make ¦", "make **¦**"],
    ["make **¦**", "make ¦"],
    ["‹›", "**¦**"],
  ])("%s becomes %s", (text, result) => {
    expect(after(text, bold)).toBe(result);
  });

  it("are added by the first toggle and removed by the second", () => {
    for (const mark of ["**", "_", "~~", "||", "`"]) {
      const once = after("a ‹few words› b", (selected) => toggleMark(selected, mark));
      expect(once).toBe(`a ${mark}‹few words›${mark} b`);
      expect(after(once, (selected) => toggleMark(selected, mark))).toBe("a ‹few words› b");
    }
  });
});

describe("code", () => {
  it.each([
    ["run ‹npm›", "run `‹npm›`"],
    ["‹one\ntwo›", "```\n‹one\ntwo›\n```"],
    ["see ‹one\ntwo› there", "see \n```\n‹one\ntwo›\n```\n there"],
  ])("%j becomes %j", (text, result) => {
    expect(after(text, toggleCode)).toBe(result);
  });

  it("starts a block on its own lines", () => {
    expect(after("look:¦", codeBlock)).toBe("look:\n```\n¦\n```");
  });
});

describe("marks before lines", () => {
  it.each([
    ["bullets", "¦one", "- one¦"],
    ["bullets", "zero\n‹one\ntwo›\nthree", "zero\n‹- one\n- two›\nthree"],
    ["bullets", "‹- one\n- two›", "‹one\ntwo›"],
    ["bullets", "‹one\ntwo\n›three", "‹- one\n- two›\nthree"],
    ["numbers", "‹- one\n- two›", "‹1. one\n2. two›"],
    ["numbers", "‹1. one\n2. two›", "‹one\ntwo›"],
    ["quote", "said ¦so", "> said so¦"],
  ] as const)("%s: %j becomes %j", (mark, text, result) => {
    expect(after(text, (selected) => toggleLines(selected, mark))).toBe(result);
  });
});

describe("links", () => {
  it.each([
    ["see ‹this›", "see [this](¦)"],
    ["see ¦", "see [¦]()"],
    ["see ‹https://a.example›", "see [¦](https://a.example)"],
    ["‹a [b]›", "[a \\[b\\]](¦)"],
  ])("%s becomes %s", (text, result) => {
    expect(after(text, (selected) => link(selected))).toBe(result);
  });

  it("wrap the selected words when an address is pasted over them", () => {
    expect(after("see ‹this›", (selected) => link(selected, "https://a.example/b(c)"))).toBe(
      "see [this](https://a.example/b\\(c\\))¦",
    );
  });
});
