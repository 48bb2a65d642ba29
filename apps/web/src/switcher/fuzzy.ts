/*
 * Fuzzy matching: finds names by some of their letters in order: "gnrl" finds "general", "pw" finds "Project Wolf". Matches at the
 * start of the name or of a word, and consecutive letters, score higher.
 */

/** A name prepared for matching: lower case, without accents, with the position of each letter in the original. */
export interface Folded {
  readonly letters: readonly string[];
  /** For each letter, its position in the name, in UTF-16 units. */
  readonly places: readonly number[];
  /** For each letter, whether it starts a word. */
  readonly begins: readonly boolean[];
}

export interface Match {
  /** Higher is better; always above 0. */
  readonly score: number;
  /** The matched parts of the name, as [start, end) in UTF-16 units. */
  readonly ranges: readonly (readonly [number, number])[];
}

const isWordLetter = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
/** Such as an emoji, which counts as a word. */
const isSymbol = (letter: string) => /\p{S}/u.test(letter);
const isUpper = (letter: string | undefined) => letter !== undefined && /\p{Lu}/u.test(letter);

/** Prepares a name. Expensive for thousands of names: cache the result. */
export function fold(name: string): Folded {
  const letters: string[] = [];
  const places: number[] = [];
  const begins: boolean[] = [];
  let at = 0;
  let before: string | undefined;
  for (const letter of name) {
    const plain = letter.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace("ß", "ss");
    const startsWord = isWordLetter(letter) && (!isWordLetter(before) || (isUpper(letter) && !isUpper(before)));
    const starts = startsWord || isSymbol(letter);
    for (const [i, part] of [...plain].entries()) {
      letters.push(part);
      places.push(at);
      begins.push(starts && i === 0);
    }
    at += letter.length;
    // A combining accent belongs to the letter before it.
    if (plain) before = letter;
  }
  places.push(at);
  return { letters, places, begins };
}

const points = { letter: 1, together: 9, wordBegins: 8, nameBegins: 4, whole: 12 };

/** The minimum score per letter: scattered letters occur in nearly every long name by chance. */
const enough = 3;

/** How well typed letters match a name. Undefined when they do not, or only barely, or when none were typed. */
export function match(typed: Folded, name: Folded): Match | undefined {
  const wanted = typed.letters.filter((letter) => letter.trim() !== "");
  if (wanted.length === 0 || !holds(wanted, name.letters)) return undefined;
  const found = best(wanted, name);
  if (found.score < enough * wanted.length) return undefined;
  const score = found.score + (wanted.length === name.letters.length ? points.whole : 0);
  // Of two equal matches, the shorter name wins.
  return { score: score - name.letters.length / 200, ranges: rangesOf(found.at, name) };
}

/** Whether the letters occur in the name in this order at all: this rules out most names. */
function holds(wanted: readonly string[], letters: readonly string[]): boolean {
  let next = 0;
  for (const letter of letters) if (letter === wanted[next]) next++;
  return next === wanted.length;
}

/** The best-scoring way to match the letters. `holds` must be true. */
function best(wanted: readonly string[], { letters, begins }: Folded): { score: number; at: number[] } {
  const width = letters.length;
  const none = Number.NEGATIVE_INFINITY;
  /** For each letter of the name: the best score with the wanted letter matched there, and where the previous one was matched. */
  let ending = new Array<number>(width).fill(none);
  const cameFrom: number[][] = [];
  for (const [i, letter] of wanted.entries()) {
    const next = new Array<number>(width).fill(none);
    const from = new Array<number>(width).fill(-1);
    let bestBefore = i === 0 ? 0 : none;
    let bestPlace = -1;
    for (let at = 0; at < width; at++) {
      if (letters[at] === letter) {
        const own = points.letter + (begins[at] ? points.wordBegins : 0) + (at === 0 ? points.nameBegins : 0);
        const together = at > 0 ? (ending[at - 1] ?? none) + points.together : none;
        const goesOn = i > 0 && together >= bestBefore;
        next[at] = own + (goesOn ? together : bestBefore);
        from[at] = goesOn ? at - 1 : bestPlace;
      }
      if (i > 0 && (ending[at] ?? none) > bestBefore) {
        bestBefore = ending[at] ?? none;
        bestPlace = at;
      }
    }
    ending = next;
    cameFrom.push(from);
  }
  const score = Math.max(...ending);
  const at: number[] = [];
  for (let i = wanted.length - 1, place = ending.indexOf(score); i >= 0; i--) {
    at.unshift(place);
    place = cameFrom[i]?.[place] ?? -1;
  }
  return { score, at };
}

function rangesOf(at: readonly number[], { places }: Folded): [number, number][] {
  const ranges: [number, number][] = [];
  for (const index of at) {
    const start = places[index] ?? 0;
    // One letter may fold into two, like "ß".
    const end = places.slice(index + 1).find((place) => place > start) ?? start;
    const last = ranges.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else ranges.push([start, end]);
  }
  return ranges;
}
