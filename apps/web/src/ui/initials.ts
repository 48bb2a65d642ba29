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

/**
 * The first letters of the first and the last word; only one letter for a single word, or if there is only room for one. An emoji is
 * only used for a name without letters.
 */
export function initialsOf(name: string, maxLetters: 1 | 2 = 2): string {
  const sign = letter.test(name) ? letter : emoji;
  const words = name.split(/[\s_.-]+/u).filter((word) => sign.test(word));
  const last = maxLetters > 1 && words.length > 1 ? (words.at(-1) ?? "") : "";
  return (firstOf(words[0] ?? "", sign) + firstOf(last, sign)).toUpperCase() || "?";
}
