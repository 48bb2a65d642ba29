/** A piece of a text: plain, or a link with the address that it leads to. */
export type Piece = { readonly text: string; readonly href?: string };

/** Only these ever become links, so `javascript:` and its kin stay text. */
const candidate = /(?<![\p{L}\p{N}_])https?:\/\/[^\s<>"`\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/giu;

const pairs: Record<string, string> = { ")": "(", "]": "[", "}": "{", "»": "«", "”": "“", "’": "‘" };

/** Splits a text into plain pieces and links; put together again they are the text. */
export function autolink(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(candidate)) {
    const shown = withoutTail(match[0]);
    const href = addressOf(shown);
    if (!href) continue;
    if (match.index > end) pieces.push({ text: text.slice(end, match.index) });
    pieces.push({ text: shown, href });
    end = match.index + shown.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

/** What ends a sentence ends the link too, and so does a bracket that was opened before it. */
function withoutTail(found: string): string {
  // How many more of each bracket are closed than opened; counted once, as a message may be all brackets.
  const surplus: Record<string, number> = {};
  for (const [closing, opening] of Object.entries(pairs)) {
    surplus[closing] = count(found, closing) - count(found, opening);
  }
  let end = found.length;
  for (; end > 0; end--) {
    const last = found.charAt(end - 1);
    const extra = surplus[last];
    if (extra === undefined ? !tail.test(last) : extra <= 0) break;
    if (extra !== undefined) surplus[last] = extra - 1;
  }
  return found.slice(0, end);
}

const tail = /[.,;:!?'*_~|…。、，！？]/u;

const count = (text: string, sign: string) => text.split(sign).length - 1;

/** The address as the browser will take it, or undefined when it is none. */
function addressOf(link: string): string | undefined {
  if (!URL.canParse(link)) return undefined;
  const url = new URL(link);
  return url.protocol === "http:" || url.protocol === "https:" ? url.href : undefined;
}
