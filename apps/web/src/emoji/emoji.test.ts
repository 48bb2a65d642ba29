import german from "virtual:emoji/names-de";
import english from "virtual:emoji/names-en";
import { beforeEach, describe, expect, it } from "vitest";
import { findEmoji } from "./find-emoji.ts";
import { noteEmoji, readTone, recentEmoji, writeTone } from "./habits.ts";
import { named } from "./named.ts";
import { allSigns, emojiOf } from "./signs.ts";

it("every emoji has a name in each language", () => {
  expect(allSigns.length).toBeGreaterThan(1_800);
  for (const emoji of [...named(english), ...named(german)]) {
    expect(emoji.label).not.toBe("");
    expect(emoji.names[0]).toMatch(/^[a-z0-9_+-]+$/);
  }
});

it.each([
  ["English", english, "party popper"],
  ["German", german, "Konfettibombe"],
])("in %s an emoji has the right name", (_, names, label) => {
  expect(named(names).find(({ emoji }) => emoji === "🎉")?.label).toBe(label);
});

describe("shortcodes", () => {
  it.each([
    [":tada:", "🎉"],
    [":+1:", "👍"],
    [":thumbsup:", "👍"],
    [":wave::skin-tone-2:", "👋🏻"],
    [":wave::skin-tone-6:", "👋🏿"],
    [":woman_astronaut::skin-tone-4:", "👩🏽‍🚀"],
    [":tada::skin-tone-4:", "🎉"],
  ])("%s is %s", (name, emoji) => {
    expect(emojiOf(name)).toBe(emoji);
  });

  it.each([":30:", ":nothing-like-it:", ":constructor:", "tada"])("%s is not an emoji", (name) => {
    expect(emojiOf(name)).toBeUndefined();
  });
});

describe("searching for an emoji", () => {
  const first = (names: string, query: string) => findEmoji(named(names), query)[0]?.emoji;

  it.each([
    ["tada", "🎉"],
    ["+1", "👍"],
    ["heart", "❤️"],
    ["thumbs up", "👍"],
    [":rocket", "🚀"],
  ])("finds %s first", (query, emoji) => {
    expect(first(english, query)).toBe(emoji);
  });

  it("finds names in the reader's language, and shortcodes", () => {
    const found = findEmoji(named(german), "hund").map(({ emoji }) => emoji);
    expect(found).toContain("🐶");
    expect(first(german, "tada")).toBe("🎉");
  });

  it("finds nothing for a name that nothing has", () => {
    expect(findEmoji(named(english), "qqqq")).toEqual([]);
  });
});

describe("recent emoji", () => {
  beforeEach(() => writeTone(0));

  it("are listed from the latest to the oldest, without duplicates and only so many", () => {
    for (const emoji of ["🎉", "👍🏽", "🎉"]) noteEmoji(emoji);
    expect(recentEmoji()).toEqual(["🎉", "👍🏽"]);
    for (const { emoji } of allSigns.slice(0, 40)) noteEmoji(emoji);
    expect(recentEmoji()).toHaveLength(18);
  });

  it("the chosen skin tone is kept", () => {
    writeTone(3);
    expect(readTone()).toBe(3);
  });
});
