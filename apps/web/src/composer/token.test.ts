import { describe, expect, it } from "vitest";
import { marked } from "./testing/marked.ts";
import { closedShortcode, findToken } from "./token.ts";

const found = (text: string) => {
  const token = findToken(marked(text));
  return token && token.sign + token.query;
};

describe("the beginning of a name", () => {
  it.each([
    ["@¦", "@"],
    ["hello @an¦", "@an"],
    ["(@an¦)", "@an"],
    ["**@an¦**", "@an"],
    ["a\n@Zoë¦", "@Zoë"],
    ["see #spring-f¦", "#spring-f"],
    [":ta¦", ":ta"],
    ["yes :+1¦", ":+1"],
  ])("is found in %j", (text, token) => {
    expect(found(text)).toBe(token);
  });

  it.each([
    "a@b¦",
    "@an ¦",
    "10:30¦",
    ":)¦",
    ":t¦",
    "note:ta¦",
    "`@an¦",
    "```\n@an¦",
    "‹@an›",
    "https://a.example/#b¦",
  ])("is not found in %j", (text) => {
    expect(found(text)).toBeUndefined();
  });

  it("is reported with where it starts", () => {
    expect(findToken(marked("hello @an¦ there"))).toEqual({ sign: "@", query: "an", from: 6 });
  });
});

describe("a name between colons", () => {
  it.each([
    [":tada:¦", ":tada:"],
    ["yes :+1:¦", ":+1:"],
  ])("is closed in %j", (text, name) => {
    expect(closedShortcode(marked(text))?.name).toBe(name);
  });

  it.each(["10:30:¦", ":tada¦", "a::¦", "`:tada:¦", "std::vector::¦"])("is not closed in %j", (text) => {
    expect(closedShortcode(marked(text))).toBeUndefined();
  });
});
