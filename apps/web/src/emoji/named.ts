import type { Emoji } from "./find-emoji.ts";
import { allSigns } from "./signs.ts";

/** Joins the emoji with their names in a language. The lines are those of `virtual:emoji/names-*`. */
export function named(names: string): readonly Emoji[] {
  const lines = names.split("\n");
  return allSigns.map((sign, index) => {
    const [label = "", tags = ""] = (lines[index] ?? "").split("\t");
    const words = `${label} ${tags}`.toLowerCase().split(/[\s:,]+/);
    return { ...sign, label, words: words.filter((word) => word !== "") };
  });
}
