import type { Emoji } from "./find-emoji.ts";
import { type Tone, withTone } from "./tone.ts";

export const columns = 9;

/** An emoji to pick, as it is inserted. */
export interface Cell {
  readonly emoji: string;
  readonly label: string;
  readonly name: string;
}

/** A row of the picker: a heading, or emoji. */
export type PickerRow = { readonly heading: string } | { readonly cells: readonly Cell[] };

interface Section {
  readonly heading: string;
  readonly cells: readonly Cell[];
}

export const cellOf = ({ emoji, takesTone, label, names: [name = ""] }: Emoji, tone: Tone): Cell => ({
  emoji: takesTone ? withTone(emoji, tone) : emoji,
  label,
  name: `:${name}:`,
});

/** All emoji by group, after the recently used ones. */
export function sectionsOf(
  all: readonly Emoji[],
  options: { recent: readonly string[]; tone: Tone; groups: Readonly<Record<number, string>>; recentHeading: string },
): readonly Section[] {
  const { recent, tone, groups, recentHeading } = options;
  const known = new Map(all.map((emoji) => [emoji.emoji, emoji]));
  const toneless = (emoji: string) => emoji.replace(/[\u{1f3fb}-\u{1f3ff}]/u, "");
  const used = recent.flatMap((emoji) => {
    const found = known.get(emoji) ?? known.get(toneless(emoji));
    return found ? [{ ...cellOf(found, 0), emoji }] : [];
  });
  const sections = [...new Set(all.map(({ group }) => group))].map((group) => ({
    heading: groups[group] ?? "",
    cells: all.filter((emoji) => emoji.group === group).map((emoji) => cellOf(emoji, tone)),
  }));
  return used.length > 0 ? [{ heading: recentHeading, cells: used }, ...sections] : sections;
}

export const rowsOf = (sections: readonly Section[]): readonly PickerRow[] =>
  sections.flatMap(({ heading, cells }) => [...(heading ? [{ heading }] : []), ...inRows(cells)]);

function inRows(cells: readonly Cell[]): PickerRow[] {
  const rows: PickerRow[] = [];
  for (let at = 0; at < cells.length; at += columns) rows.push({ cells: cells.slice(at, at + columns) });
  return rows;
}

/** A position in the picker. */
export interface Spot {
  readonly row: number;
  readonly column: number;
}

const cellsIn = (rows: readonly PickerRow[], row: number): readonly Cell[] => {
  const found = rows[row];
  return found && "cells" in found ? found.cells : [];
};

export const cellAt = (rows: readonly PickerRow[], { row, column }: Spot): Cell | undefined =>
  cellsIn(rows, row)[column];

export const firstSpot = (rows: readonly PickerRow[]): Spot => ({
  row: rows.findIndex((row) => "cells" in row),
  column: 0,
});

/** The position after a key; undefined if the grid does not handle the key. Stops at the ends. */
export function step(rows: readonly PickerRow[], from: Spot, key: string): Spot | undefined {
  const { row, column } = from;
  const last = cellsIn(rows, row).length - 1;
  switch (key) {
    case "ArrowRight":
      return column < last ? { row, column: column + 1 } : (beside(rows, row, 1, 0) ?? from);
    case "ArrowLeft":
      return column > 0 ? { row, column: column - 1 } : (beside(rows, row, -1, columns) ?? from);
    case "ArrowDown":
      return beside(rows, row, 1, column) ?? from;
    case "ArrowUp":
      return beside(rows, row, -1, column) ?? from;
    default:
      return undefined;
  }
}

/** The same column in the next row with emoji, or its last emoji if it is shorter. */
function beside(rows: readonly PickerRow[], row: number, direction: 1 | -1, column: number): Spot | undefined {
  for (let at = row + direction; at >= 0 && at < rows.length; at += direction) {
    const { length } = cellsIn(rows, at);
    if (length > 0) return { row: at, column: Math.min(column, length - 1) };
  }
  return undefined;
}
