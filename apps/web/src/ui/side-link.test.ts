import { describe, expect, it } from "vitest";
import { sideLinkClass } from "./side-link.ts";

/** The text colours, except those for hover and for the current page. */
const colours = (look?: Parameters<typeof sideLinkClass>[0]) =>
  sideLinkClass(look)
    .split(" ")
    .filter((name) => name.startsWith("text-ink"));

describe("the colour of a link in the sidebar", () => {
  it("is stronger when unread", () => {
    expect(colours()).toEqual(["text-ink-soft"]);
    expect(colours({ unread: true })).toEqual(["text-ink"]);
  });

  it("is fainter when muted, even if unread", () => {
    expect(colours({ muted: true })).toEqual(["text-ink-faint"]);
    expect(colours({ muted: true, unread: true })).toEqual(["text-ink-faint"]);
  });
});
