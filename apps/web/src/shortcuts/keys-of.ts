import { words } from "../words/words.ts";
import { type Chord, isApple } from "./chord.ts";

const arrows: Readonly<Record<string, string>> = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→" };
const apple: Readonly<Record<string, string>> = { Mod: "⌘", Alt: "⌥", Shift: "⇧", Enter: "↩", Tab: "⇥" };

const named = (key: string, onApple: boolean): string => {
  const names: Readonly<Record<string, string>> = words.shortcuts.keys;
  return arrows[key] ?? (onApple ? apple[key] : undefined) ?? names[key] ?? key;
};

/** The keys of a chord as they are written on this machine's keyboard, one after the other: "Ctrl K", on Apple's "⌘ K". */
export const keysOf = (chord: Chord, onApple = isApple()): string =>
  chord
    .split("+")
    .map((key) => named(key, onApple))
    .join(" ");
