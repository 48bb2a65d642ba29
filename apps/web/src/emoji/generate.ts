import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { withTone } from "./tone.ts";

/** As much of an entry of emojibase-data as is used. */
interface Entry {
  readonly hexcode: string;
  readonly emoji: string;
  readonly label: string;
  readonly tags?: readonly string[];
  readonly group?: number;
  readonly version: number;
  readonly skins?: readonly { readonly emoji: string; readonly tone: number | readonly number[] }[];
}

type Shortcodes = Readonly<Record<string, string | readonly string[]>>;

/** What systems of the last two years can draw. Newer ones would be empty boxes for many. */
const newest = 15.1;
/** Skin tones and hair by themselves are no emoji that anybody sends. */
const components = 2;

const dataSet = createRequire(import.meta.url);
const read = async <T>(path: string): Promise<T> =>
  JSON.parse(await readFile(dataSet.resolve(`emojibase-data/${path}`), "utf8"));

async function entriesIn(language: string): Promise<Entry[]> {
  const entries = await read<Entry[]>(`${language}/data.json`);
  return entries.filter(({ group, version }) => group !== undefined && group !== components && version <= newest);
}

const listOf = (names: string | readonly string[] | undefined): readonly string[] =>
  names === undefined ? [] : typeof names === "string" ? [names] : names;

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

const heading = "// Made from emojibase-data by `pnpm --filter @parley/web run emoji`. Do not edit.\n";
const moduleOf = (name: string, lines: readonly string[]) =>
  `${heading}export const ${name} = \`${lines.join("\n").replaceAll("`", "'").replaceAll("\\", "")}\`;\n`;

/** The files with the data, by their names. A line for each emoji, in the same order in each. */
export async function generate(): Promise<Record<string, string>> {
  const english = await entriesIn("en");
  const [slack, github] = await Promise.all([
    read<Shortcodes>("en/shortcodes/iamcal.json"),
    read<Shortcodes>("en/shortcodes/github.json"),
  ]);
  const signs = english.map((entry) => {
    const names = new Set([...listOf(slack[entry.hexcode]), ...listOf(github[entry.hexcode])]);
    return [usual(entry.emoji), entry.group, takesTone(entry) ? 1 : 0, [...names].join(" ")].join("\t");
  });
  const files: Record<string, string> = { "signs.generated.ts": moduleOf("signs", signs) };
  for (const language of ["en", "de"]) {
    const byCode = new Map((await entriesIn(language)).map((entry) => [entry.hexcode, entry]));
    const names = english.map(({ hexcode, label }) => {
      const entry = byCode.get(hexcode);
      return `${entry?.label ?? label}\t${(entry?.tags ?? []).join(" ")}`;
    });
    files[`names.${language}.generated.ts`] = moduleOf("names", names);
  }
  return files;
}
