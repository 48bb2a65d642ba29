import { words } from "../words/words.ts";
import { type Chord, isApple } from "./chord.ts";

const arrows: Readonly<Record<string, string>> = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→" };
const apple: Readonly<Record<string, string>> = { Mod: "⌘", Alt: "⌥", Shift: "⇧", Enter: "↩", Tab: "⇥" };

const named = (key: string, onApple: boolean): string =>
  arrows[key] ?? (onApple ? apple[key] : undefined) ?? words.shortcuts.keys[key] ?? key;

/** A combination as labelled on this device's keyboard: "Ctrl K", or "⌘ K" on Apple devices. */
export const keysOf = (chord: Chord, onApple = isApple()): string =>
  chord
    .split("+")
    .map((key) => named(key, onApple))
    .join(" ");
