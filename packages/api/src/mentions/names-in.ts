import { limits } from "../limits.ts";

/** Names that stand for everyone in a chat. */
const forEveryone: readonly string[] = ["all", "here"];

/** Not after a letter: `ada@parley.example` is an email address. The web client highlights names by the same rule. */
const mention = /(?<![\p{L}\p{N}_])@([a-z0-9_.-]{2,32})/giu;

/** Any further names mention nobody. */
const maxNames = limits.mentionsPerMessage;

/**
 * The names in a text: for each `@name` the usernames it can stand for, in lower case, likeliest first; and whether it
 * mentions everyone. Names in code do not count.
 */
export function namesIn(text: string): { readings: string[][]; everyone: boolean } {
  const found = { readings: [] as string[][], everyone: false };
  if (!text.includes("@")) return found;
  const written = [...withoutCode(text).matchAll(mention)].map(([, name = ""]) => name.toLowerCase());
  for (const name of [...new Set(written)].slice(0, maxNames)) {
    const readings = readingsOf(name);
    if (readings.some((reading) => forEveryone.includes(reading))) found.everyone = true;
    else found.readings.push(readings);
  }
  return found;
}

/** The usernames that `@ana.` can stand for: a username may end with a dot, but so does a sentence. */
function readingsOf(name: string): string[] {
  const readings = [name];
  for (let rest = name; /[.-]$/.test(rest) && rest.length > 2; readings.push(rest)) rest = rest.slice(0, -1);
  return readings;
}

/** A text without its fenced code blocks and code spans. */
function withoutCode(text: string): string {
  if (!/[`~]/.test(text)) return text;
  const left: string[] = [];
  let fence: RegExp | null = null;
  for (const line of text.split("\n")) {
    const opening: string | undefined = fence ? undefined : /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1];
    if (opening) fence = new RegExp(`^ {0,3}${opening}${opening[0]}*\\s*$`);
    else if (!fence) left.push(line);
    else if (fence.test(line)) fence = null;
    if (fence) left.push("");
  }
  return left
    .join("\n")
    .split(/\n[ \t]*\n/)
    .map(withoutSpans)
    .join("\n\n");
}

/** A paragraph without its code spans, which lie between two runs of equally many backticks. */
function withoutSpans(paragraph: string): string {
  const runs = [...paragraph.matchAll(/`+/g)].map(({ 0: { length }, index }) => ({ length, index }));
  const nextOf = new Map<number, number>();
  const closing = runs.map(() => -1);
  for (let n = runs.length - 1; n >= 0; n--) {
    const { length } = runs[n] ?? { length: 0 };
    closing[n] = nextOf.get(length) ?? -1;
    nextOf.set(length, n);
  }
  let left = "";
  let from = 0;
  for (let n = 0; n < runs.length; n++) {
    const [open, close] = [runs[n], runs[closing[n] ?? -1]];
    if (!open || !close) continue;
    left += `${paragraph.slice(from, open.index)} `;
    from = close.index + close.length;
    n = closing[n] ?? n;
  }
  return left + paragraph.slice(from);
}
