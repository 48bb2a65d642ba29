import names from "virtual:emoji/names-en";
import { describe, expect, it } from "vitest";
import { named } from "./named.ts";
import { type Cell, cellAt, columns, firstSpot, type PickerRow, rowsOf, sectionsOf, step } from "./picker-rows.ts";

const cells = (count: number): Cell[] =>
  Array.from({ length: count }, (_, index) => ({ emoji: String(index), label: "", name: "" }));
const rows: readonly PickerRow[] = [
  { heading: "one" },
  { cells: cells(columns) },
  { cells: cells(2) },
  { heading: "two" },
  { cells: cells(5) },
];

describe("moving through the grid", () => {
  it.each([
    ["ArrowRight", [1, 0], [1, 1]],
    ["ArrowRight", [1, columns - 1], [2, 0]],
    ["ArrowLeft", [2, 0], [1, columns - 1]],
    ["ArrowDown", [1, 6], [2, 1]],
    ["ArrowDown", [2, 1], [4, 1]],
    ["ArrowUp", [4, 4], [2, 1]],
    ["ArrowUp", [1, 3], [1, 3]],
    ["ArrowDown", [4, 3], [4, 3]],
    ["ArrowRight", [4, 4], [4, 4]],
  ] as const)("%s moves from %j to %j", (key, [row, column], [toRow, toColumn]) => {
    expect(step(rows, { row, column }, key)).toEqual({ row: toRow, column: toColumn });
  });

  it("ignores other keys, which belong to the search field", () => {
    expect(step(rows, firstSpot(rows), "a")).toBeUndefined();
    expect(firstSpot(rows)).toEqual({ row: 1, column: 0 });
  });
});

describe("what the picker shows", () => {
  const all = named(names);
  const groups = { 0: "Smileys", 1: "People" };

  it("starts with recent emoji, in the tone they were used in", () => {
    const shown = rowsOf(sectionsOf(all, { recent: ["👋🏽", "🎉", "gone"], tone: 0, groups, recentHeading: "Recent" }));
    expect(shown[0]).toEqual({ heading: "Recent" });
    expect(cellAt(shown, { row: 1, column: 0 })).toMatchObject({ emoji: "👋🏽", name: ":wave:" });
    expect(cellAt(shown, { row: 1, column: 2 })).toBeUndefined();
  });

  it("has people in the chosen skin tone", () => {
    const [, people] = sectionsOf(all, { recent: [], tone: 5, groups, recentHeading: "Recent" });
    expect(people?.cells[0]?.emoji).toBe("👋🏿");
  });
});
