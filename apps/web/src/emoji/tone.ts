/** Skin tones from light to dark, numbered 1 to 5 as in shortcodes and data. 0 is none. */
export const tones = [0, 1, 2, 3, 4, 5] as const;
export type Tone = (typeof tones)[number];

const firstTone = 0x1f3fb;
const textOrPicture = 0xfe0f;

/** An emoji in a skin tone. Only for emoji that take one, according to the data. */
export function withTone(emoji: string, tone: number): string {
  if (tone === 0) return emoji;
  const [person = "", ...rest] = [...emoji];
  if (rest[0]?.codePointAt(0) === textOrPicture) rest.shift();
  return person + String.fromCodePoint(firstTone + tone - 1) + rest.join("");
}
