import signs from "virtual:emoji/signs";
import { withTone } from "./tone.ts";

export interface Sign {
  readonly emoji: string;
  /** Its category, as emojibase numbers them: 0 smileys, 1 people, 3 animals … 9 flags. */
  readonly group: number;
  readonly takesTone: boolean;
  /** Its shortcodes; the first is the one to insert. */
  readonly names: readonly string[];
}

/** All emoji in their usual order. */
export const allSigns: readonly Sign[] = signs.split("\n").map((line) => {
  const [emoji = "", group, takesTone, names = ""] = line.split("\t");
  return { emoji, group: Number(group), takesTone: takesTone === "1", names: names.split(" ") };
});

const byName = new Map(allSigns.flatMap((sign) => sign.names.map((name) => [name, sign])));

/** @returns the emoji that `:tada:` or `:wave::skin-tone-3:` means, or undefined when there is none of this name. */
export function emojiOf(shortcode: string): string | undefined {
  const [, name = "", tone] = /^:([^:]+):(?::skin-tone-([2-6]):)?$/.exec(shortcode) ?? [];
  const sign = byName.get(name);
  return sign && withTone(sign.emoji, tone && sign.takesTone ? Number(tone) - 1 : 0);
}
