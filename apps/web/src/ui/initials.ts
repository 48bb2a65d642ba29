const grounds = [
  "bg-avatar-1",
  "bg-avatar-2",
  "bg-avatar-3",
  "bg-avatar-4",
  "bg-avatar-5",
  "bg-avatar-6",
  "bg-avatar-7",
  "bg-avatar-8",
  "bg-avatar-9",
  "bg-avatar-10",
];

/** The class of a colour that depends only on the id. */
export function groundOf(id: string): string {
  let hash = 0;
  for (let i = 0; i < id.length; i++) hash = (hash * 31 + id.charCodeAt(i)) >>> 0;
  return grounds[hash % grounds.length] ?? "bg-avatar-1";
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

const letter = /[\p{L}\p{N}]/u;
const emoji = /\p{Emoji_Presentation}/u;

/** A letter without a combining mark. A shortcut for most words, because segmenting graphemes is slow. */
const plain = /^[A-Za-z0-9](?=[ -~]|$)/;

function firstOf(word: string, sign: RegExp): string {
  if (plain.test(word)) return word.charAt(0);
  for (const { segment } of graphemes.segment(word)) if (sign.test(segment)) return segment;
  return "";
}

const latin = /\p{Script=Latin}/u;
/** Two letters of such a script would be joined, and read as a word. */
const joined = /\p{Script=Arabic}/u;
const nonJoiner = "\u200c";

/**
 * The first letters of the first and the last word; only one letter for a single word, or if there is only room for one. An emoji is
 * only used for a name without letters.
 */
export function initialsOf(name: string, maxLetters: 1 | 2 = 2): string {
  const sign = letter.test(name) ? letter : emoji;
  const split = (text: string, by: RegExp) => text.split(by).filter((word) => sign.test(word));
  // Not "(she/her)".
  const [called = name] = split(name, /[(（]/u);
  const spaced = split(called, /\s+/u);
  // A single word may be a username; in a longer name a hyphen is part of a word.
  const words = spaced.length > 1 ? spaced : split(called, /[\s_.-]+/u);
  const first = firstOf(words[0] ?? "", sign);
  // Some people write their name twice, in two scripts.
  const others = words.slice(1).filter((word) => !latin.test(first) || latin.test(word));
  const last = maxLetters > 1 ? firstOf(others.at(-1) ?? "", sign) : "";
  return (first + (last && joined.test(first) ? nonJoiner : "") + last).toUpperCase() || "?";
}
