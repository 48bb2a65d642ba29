import type { Sign } from "./signs.ts";

export interface Emoji extends Sign {
  /** Its name, in the reader's language. */
  readonly label: string;
  /** Its search terms, in lower case. */
  readonly words: readonly string[];
}

/** The best matches first: a name equal to the query, then names that start with it, then words that do, then any that contain it. */
export function findEmoji(all: readonly Emoji[], query: string, limit = Number.POSITIVE_INFINITY): readonly Emoji[] {
  const wanted = query.trim().toLowerCase().replace(/^:|:$/g, "");
  if (!wanted) return all.slice(0, limit);
  const parts = wanted.split(/[\s_]+/);
  const ranked: Emoji[][] = [[], [], [], []];
  for (const emoji of all) ranked[rankOf(emoji, wanted, parts)]?.push(emoji);
  return ranked.flat().slice(0, limit);
}

function rankOf({ names, words }: Emoji, wanted: string, parts: readonly string[]): number {
  if (names.includes(wanted)) return 0;
  if (names.some((name) => name.startsWith(wanted))) return 1;
  const begins = (part: string) =>
    words.some((word) => word.startsWith(part)) ||
    names.some((name) => name.split("_").some((word) => word.startsWith(part)));
  if (parts.every(begins)) return 2;
  return names.some((name) => name.includes(wanted)) ? 3 : -1;
}
