import { describe, expect, it } from "vitest";
import { autolink } from "./autolink.ts";

const links = (text: string) => autolink(text).filter((piece) => piece.href !== undefined);
const shown = (text: string) => links(text).map((piece) => piece.text);

describe("autolink", () => {
  it.each([
    ["see https://example.com/a?b=c#d now", "https://example.com/a?b=c#d"],
    ["http://localhost:3000", "http://localhost:3000"],
    ["HTTPS://EXAMPLE.COM/Path", "HTTPS://EXAMPLE.COM/Path"],
    ["https://müller.example/straße", "https://müller.example/straße"],
    ["https://en.wikipedia.org/wiki/Cat_(animal)", "https://en.wikipedia.org/wiki/Cat_(animal)"],
    ["(https://example.com/a)", "https://example.com/a"],
    ["Read https://example.com/a.", "https://example.com/a"],
    ["https://example.com/a, and", "https://example.com/a"],
    ["«https://example.com/a»", "https://example.com/a"],
    ['<a href="https://example.com/a">', "https://example.com/a"],
  ])("finds the link in %s", (text, link) => {
    expect(shown(text)).toEqual([link]);
  });

  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "ftp://example.com",
    "//example.com",
    "https://",
    "http://.:99999",
    "xhttps://example.com",
    "example.com",
  ])("leaves %j as text", (text) => {
    expect(links(text)).toEqual([]);
  });

  it("links only the web address inside a dangerous one", () => {
    const found = links("javascript:location='https://example.com/'");
    expect(found.map((piece) => piece.href)).toEqual(["https://example.com/"]);
  });

  it("ends a link at signs that turn the direction of text", () => {
    expect(shown("https://example.com/\u202egpj.exe")).toEqual(["https://example.com/"]);
  });

  it("loses nothing of the text", () => {
    const text = "a https://b.example/c), d\n\nhttps://e.example! 😀 http:// f";
    expect(links(text)).toHaveLength(2);
    expect(
      autolink(text)
        .map((piece) => piece.text)
        .join(""),
    ).toBe(text);
  });

  it("stays quick on a long text made to slow it down", () => {
    const text = `https://a.example/${")".repeat(9_000)}`;
    expect(shown(text)).toEqual(["https://a.example/"]);
  });
});
