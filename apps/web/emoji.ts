import { createRequire } from "node:module";
import type { Plugin } from "vite";
import { withTone } from "./src/emoji/tone.ts";

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

// Vite would put what is imported into its configuration, one and a half megabytes of it, whenever it starts.
const require = createRequire(import.meta.url);

/** A line for each emoji, in the same order in each table, because a string with tabs is less to send and to parse than objects. */
const tables: Readonly<Record<string, () => readonly string[]>> = {
  "virtual:emoji/signs": signs,
  "virtual:emoji/names-en": () => names(require("emojibase-data/en/data.json")),
  "virtual:emoji/names-de": () => names(require("emojibase-data/de/data.json")),
};

/** Serves modules with as much of emojibase-data as is used. Their lines are read by `signs.ts` and `named.ts` in src/emoji. */
export function emojiTables(): Plugin {
  return {
    name: "emoji-tables",
    resolveId: {
      filter: { id: /^virtual:emoji\// },
      handler: (id) => (id in tables ? `\0${id}` : null),
    },
    load: {
      filter: { id: /^\0virtual:emoji\// },
      handler: (id) => `export default ${JSON.stringify(tables[id.slice(1)]?.().join("\n"))};`,
    },
  };
}

function used(): readonly Entry[] {
  const all: readonly Entry[] = require("emojibase-data/en/data.json");
  return all.filter(({ group, version }) => group !== undefined && group !== components && version <= newest);
}

function signs(): readonly string[] {
  const slack: Shortcodes = require("emojibase-data/en/shortcodes/iamcal.json");
  const github: Shortcodes = require("emojibase-data/en/shortcodes/github.json");
  return used().map((entry) => {
    const shortcodes = new Set([slack, github].flatMap((codes) => codes[entry.hexcode] ?? []));
    return [usual(entry.emoji), entry.group, takesTone(entry) ? 1 : 0, [...shortcodes].join(" ")].join("\t");
  });
}

function names(translated: readonly Entry[]): readonly string[] {
  const byCode = new Map(translated.map((entry) => [entry.hexcode, entry]));
  return used().map((entry) => {
    const { label, tags = [] } = byCode.get(entry.hexcode) ?? entry;
    return `${label}\t${tags.join(" ")}`;
  });
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
