import germanData from "emojibase-data/de/data.json" with { type: "json" };
import englishData from "emojibase-data/en/data.json" with { type: "json" };
import github from "emojibase-data/en/shortcodes/github.json" with { type: "json" };
import slack from "emojibase-data/en/shortcodes/iamcal.json" with { type: "json" };
import { withTone } from "./tone.ts";

/** As much of an entry of emojibase-data as is used. */
interface Entry {
  readonly hexcode: string;
  readonly emoji: string;
  readonly label: string;
  readonly tags?: readonly string[];
  readonly group?: number;
  readonly version: number;
  readonly skins?: readonly { readonly emoji: string; readonly tone?: number | readonly number[] }[];
}

type Shortcodes = Readonly<Record<string, string | readonly string[]>>;

/** What systems of the last two years can draw. Newer ones would be empty boxes for many. */
const newest = 15.1;
/** Skin tones and hair by themselves are no emoji that anybody sends. */
const components = 2;

const used = (entries: readonly Entry[]): Entry[] =>
  entries.filter(({ group, version }) => group !== undefined && group !== components && version <= newest);

function namesIn(shortcodes: Shortcodes, { hexcode }: Entry): readonly string[] {
  const names = shortcodes[hexcode] ?? [];
  return typeof names === "string" ? [names] : names;
}

/** As keyboards type it: the data set marks signs as pictures that are pictures anyway. */
function usual(emoji: string): string {
  const unmarked = emoji.replaceAll("\uFE0F", "");
  return /^\p{RGI_Emoji}$/v.test(unmarked) ? unmarked : emoji;
}

/** Whether all its skin tones are made by putting the tone where {@link withTone} does. */
function takesTone({ emoji, skins = [] }: Entry): boolean {
  const single = skins.filter(({ tone }) => typeof tone === "number");
  return single.length === 5 && single.every((skin) => withTone(emoji, skin.tone as number) === skin.emoji);
}

const heading = "// Made from emojibase-data by `pnpm --filter @parley/web run codegen`. Do not edit.\n";
const moduleOf = (name: string, lines: readonly string[]) =>
  `${heading}export const ${name} = \`${lines.join("\n").replaceAll("`", "'").replaceAll("\\", "")}\`;\n`;

/** The files with the data, by their names. A line for each emoji, in the same order in each. */
export function generate(): Record<string, string> {
  const english = used(englishData);
  const signs = english.map((entry) => {
    const names = new Set([...namesIn(slack, entry), ...namesIn(github, entry)]);
    return [usual(entry.emoji), entry.group, takesTone(entry) ? 1 : 0, [...names].join(" ")].join("\t");
  });
  const labels = (translated: readonly Entry[]) => {
    const byCode = new Map(translated.map((entry) => [entry.hexcode, entry]));
    return english.map((entry) => {
      const { label, tags = [] } = byCode.get(entry.hexcode) ?? entry;
      return `${label}\t${tags.join(" ")}`;
    });
  };
  return {
    "signs.generated.ts": moduleOf("signs", signs),
    "names.en.generated.ts": moduleOf("names", labels(english)),
    "names.de.generated.ts": moduleOf("names", labels(germanData)),
  };
}
