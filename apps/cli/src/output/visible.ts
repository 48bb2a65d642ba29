/**
 * Characters that make a terminal do something other than show a character: control characters (an escape sequence may change the
 * window's title, overwrite earlier lines, or type), and those that change the direction of the text around them.
 */
const active = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** Text from others, on one line and harmless to a terminal: ESC becomes ␛. Tabs stay: they only move the cursor within the line. */
export const visible = (text: string): string => text.replace(active, (character) => pictureOf(character));

function pictureOf(character: string): string {
  const code = character.charCodeAt(0);
  if (character === "\t") return character;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return "␡";
  return `<U+${hex(code)}>`;
}

/** JSON on one line, harmless to a terminal and with the same meaning. JSON itself does not escape DEL and 0x80–0x9f. */
export const visibleJson = (value: unknown): string =>
  JSON.stringify(value).replace(active, (character) => `\\u${hex(character.charCodeAt(0))}`);

const hex = (code: number) => code.toString(16).padStart(4, "0").toUpperCase();
