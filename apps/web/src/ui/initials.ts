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

/** Such as "(she/her)", or the name in another script. */
const asides = /\([^()]*\)|（[^（）]*）/gu;

/** Two letters of such a script would be joined, and read as a word. */
const joined = /\p{Script=Arabic}/u;
const nonJoiner = "\u200c";

const latin = /\p{Script=Latin}/u;

/** Has capitals, but only for whole words, and few fonts have them. */
const withoutInitials = /\p{Script=Georgian}/u;

function wordsOf(name: string, sign: RegExp): string[] {
  const parts = (by: RegExp) => name.split(by).filter((part) => sign.test(part));
  const words = parts(/\s+/u);
  // A single word may be a username; in a longer name a hyphen is part of a word.
  return words.length > 1 ? words : parts(/[\s_.-]+/u);
}

/**
 * The first letters of the first and the last word; only one letter for a single word, or if there is only room for one. An emoji is
 * only used for a name without letters.
 */
export function initialsOf(name: string, maxLetters: 1 | 2 = 2): string {
  const sign = letter.test(name) ? letter : emoji;
  const plainName = name.replace(asides, " ");
  const words = wordsOf(sign.test(plainName) ? plainName : name, sign);
  const first = firstOf(words[0] ?? "", sign);
  // Some people write their name twice, in two scripts.
  const others = words.slice(1).filter((word) => !latin.test(first) || latin.test(word));
  const last = maxLetters > 1 ? firstOf(others.at(-1) ?? "", sign) : "";
  const initials = first + (last && joined.test(first) ? nonJoiner : "") + last;
  return (withoutInitials.test(initials) ? initials : initials.toUpperCase()) || "?";
}
