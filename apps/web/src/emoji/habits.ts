import { pageStorage } from "../page-storage.ts";
import { type Tone, tones } from "./tone.ts";

/** Recently used emoji and the skin tone, stored per browser. */
const recentKey = "parley.emoji.recent";
const toneKey = "parley.emoji.tone";
const kept = 18;

/** Latest first, each with the skin tone it was used with. */
export const recentEmoji = (): readonly string[] =>
  (pageStorage.getItem(recentKey) ?? "").split(" ").filter((emoji) => emoji !== "");

export function noteEmoji(emoji: string): void {
  const before = recentEmoji().filter((other) => other !== emoji);
  pageStorage.setItem(recentKey, [emoji, ...before].slice(0, kept).join(" "));
}

export function readTone(): Tone {
  const stored = Number(pageStorage.getItem(toneKey) ?? 0);
  return tones.find((tone) => tone === stored) ?? 0;
}

export const writeTone = (tone: Tone): void => pageStorage.setItem(toneKey, String(tone));
