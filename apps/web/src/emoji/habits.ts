import { type Tone, tones } from "./tone.ts";

/** What somebody uses often and in which colour, for this browser. Without storage it lasts as long as the page. */
const recentKey = "parley.emoji.recent";
const toneKey = "parley.emoji.tone";
const kept = 18;

const unsaved = new Map<string, string>();

function read(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? unsaved.get(key);
  } catch {
    return unsaved.get(key);
  }
}

function write(key: string, value: string): void {
  unsaved.set(key, value);
  try {
    localStorage.setItem(key, value);
  } catch {
    // Kept in `unsaved`.
  }
}

/** The latest first, each as it was used, with its skin tone. */
export const recentEmoji = (): readonly string[] => (read(recentKey) ?? "").split(" ").filter((emoji) => emoji !== "");

export function noteEmoji(emoji: string): void {
  const before = recentEmoji().filter((other) => other !== emoji);
  write(recentKey, [emoji, ...before].slice(0, kept).join(" "));
}

export function readTone(): Tone {
  const stored = Number(read(toneKey) ?? 0);
  return tones.find((tone) => tone === stored) ?? 0;
}

export const writeTone = (tone: Tone): void => write(toneKey, String(tone));
