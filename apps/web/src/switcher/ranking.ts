import { type Folded, fold, type Match, match } from "./fuzzy.ts";

/** Something to go to or to do. */
export interface Entry {
  /** Unique among all entries. */
  readonly id: string;
  readonly name: string;
  /** Further information that is searched too, such as a chat's group or a person's username. Shown beside the name. */
  readonly detail?: string | undefined;
  /** Other search terms, which are not shown. */
  readonly also?: string | undefined;
  /** Added to the score. For comparison, matching the start of a word is worth 8. */
  readonly weight?: number | undefined;
}

export type Ranges = Match["ranges"];

export interface Hit<E extends Entry> {
  readonly entry: E;
  /** The matched parts of the name and the detail. */
  readonly name: Ranges;
  readonly detail: Ranges;
}

const folded = new Map<string, Folded>();

/** Names are compared on every keystroke, so each is prepared once. */
function foldOnce(text: string): Folded {
  const known = folded.get(text);
  if (known) return known;
  if (folded.size > 50_000) folded.clear();
  const made = fold(text);
  folded.set(text, made);
  return made;
}

/** Matches in the detail count less than in the name. Each letter of another search term counts as a poor match. */
const worth = { detail: 0.6, also: 4 };

/** The entries that match every typed word, best first; at most `limit`. */
export function rank<E extends Entry>(entries: readonly E[], typed: string, limit: number): Hit<E>[] {
  const wanted = typed.trim().split(/\s+/).filter(Boolean).map(fold);
  if (wanted.length === 0) return [];
  return entries
    .flatMap((entry) => scored(entry, wanted) ?? [])
    .sort((a, b) => b.score - a.score || a.hit.entry.name.localeCompare(b.hit.entry.name))
    .slice(0, limit)
    .map(({ hit }) => hit);
}

function scored<E extends Entry>(entry: E, wanted: readonly Folded[]): { score: number; hit: Hit<E> } | undefined {
  let score = entry.weight ?? 0;
  const name: Ranges[number][] = [];
  const detail: Ranges[number][] = [];
  for (const word of wanted) {
    const inName = match(word, foldOnce(entry.name));
    const inDetail = entry.detail ? match(word, foldOnce(entry.detail)) : undefined;
    const scores = [
      inName?.score ?? 0,
      (inDetail?.score ?? 0) * worth.detail,
      entry.also ? inAlso(word, entry.also) : 0,
    ];
    const best = Math.max(...scores);
    if (best <= 0) return undefined;
    if (best === scores[0]) name.push(...(inName?.ranges ?? []));
    else if (best === scores[1]) detail.push(...(inDetail?.ranges ?? []));
    score += best;
  }
  return { score, hit: { entry, name: joined(name), detail: joined(detail) } };
}

/** These are not shown, so only prefixes of them match. */
function inAlso(word: Folded, also: string): number {
  const typed = word.letters.join("");
  const begins = also.split(/\s+/).some((one) => foldOnce(one).letters.join("").startsWith(typed));
  return begins ? word.letters.length * worth.also : 0;
}

/** Merges ranges of several words, in order, joining adjacent ones. */
function joined(ranges: readonly Ranges[number][]): Ranges {
  const result: [number, number][] = [];
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}
