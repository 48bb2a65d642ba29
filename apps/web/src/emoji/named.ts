import type { Emoji } from "./find-emoji.ts";
import { allSigns } from "./signs.ts";

/** Puts the names in somebody's language to the signs. The lines are those of `virtual:emoji/names-*`. */
export function named(names: string): readonly Emoji[] {
  const lines = names.split("\n");
  return allSigns.map((sign, index) => {
    const [label = "", tags = ""] = (lines[index] ?? "").split("\t");
    const words = `${label} ${tags}`.toLowerCase().split(/[\s:,]+/);
    return { ...sign, label, words: words.filter((word) => word !== "") };
  });
}
