import type { Chord } from "../shortcuts/chord.ts";
import { shortcuts } from "../shortcuts/shortcuts.ts";
import { words } from "../words/words.ts";
import { codeBlock, type Edit, link, type Selected, toggleCode, toggleLines, toggleMark } from "./edits.ts";

interface FormatOptions {
  readonly says: () => string;
  readonly chord?: Chord;
  readonly apply: (selected: Selected) => Edit;
}

const all = {
  bold: {
    says: () => words.composer.bold,
    chord: shortcuts.bold.chords[0],
    apply: (selected) => toggleMark(selected, "**"),
  },
  italic: {
    says: () => words.composer.italic,
    chord: shortcuts.italic.chords[0],
    apply: (selected) => toggleMark(selected, "_"),
  },
  strike: {
    says: () => words.composer.strike,
    chord: shortcuts.strike.chords[0],
    apply: (selected) => toggleMark(selected, "~~"),
  },
  link: {
    says: () => words.composer.link,
    chord: shortcuts.link.chords[0],
    apply: (selected) => link(selected),
  },
  bullets: { says: () => words.composer.bullets, apply: (selected) => toggleLines(selected, "bullets") },
  numbers: { says: () => words.composer.numbers, apply: (selected) => toggleLines(selected, "numbers") },
  quote: { says: () => words.composer.quote, apply: (selected) => toggleLines(selected, "quote") },
  code: { says: () => words.composer.code, chord: shortcuts.code.chords[0], apply: toggleCode },
  codeBlock: { says: () => words.composer.codeBlock, apply: codeBlock },
  spoiler: { says: () => words.composer.spoiler, apply: (selected) => toggleMark(selected, "||") },
} satisfies Record<string, FormatOptions>;

export type Format = keyof typeof all;
/** The formats, in the order of the toolbar. */
export const formats: Readonly<Record<Format, FormatOptions>> = all;
