import type { MarkdownIt, StateInline } from "markdown-it";
import { safeUrl } from "../safe-url.ts";
import { spend } from "../work.ts";

/*
 * Bare URLs in text: https://…, www.… and name@host, as in GFM. Punctuation that ends a sentence is not part of them, and
 * neither are characters that change the text direction.
 */
const url = /(?:https?:\/\/|www\.)[^\s<>"`\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]{1,2000}/iuy;
/** Characters at which some rule may apply; text between them is plain. */
const notable = /[\n!#$%&*+\-:<=>@[\\\]^_`{|}~]|(?<![\p{L}\p{N}_])(?:https?:\/\/|www\.)/giu;
const nameBefore = /[a-z0-9._+-]{1,64}$/i;
const hostAfter = /@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+/iy;

export function bareLinks(md: MarkdownIt): void {
  md.inline.ruler.at("text", run);
  md.inline.ruler.after("text", "bare_url", bareUrl);
  md.inline.ruler.after("bare_url", "bare_email", bareEmail);
}

/** Consumes plain text up to the next such character. */
function run(state: StateInline, silent: boolean): boolean {
  notable.lastIndex = state.pos;
  const end = Math.min(notable.exec(state.src)?.index ?? state.posMax, state.posMax);
  if (end <= state.pos) return false;
  if (!silent) state.pending += state.src.slice(state.pos, end);
  state.pos = end;
  return true;
}

const opensUrl = new Set(["h", "H", "w", "W"]);

function bareUrl(state: StateInline, silent: boolean): boolean {
  if (state.linkLevel > 0 || !opensUrl.has(state.src[state.pos] ?? "")) return false;
  if (/[\p{L}\p{N}_]$/u.test(state.src.slice(Math.max(0, state.pos - 2), state.pos))) return false;
  url.lastIndex = state.pos;
  const found = url.exec(state.src)?.[0].slice(0, state.posMax - state.pos);
  if (!found) return false;
  // Otherwise a thousand invalid candidates would each be read to the end.
  spend(found.length >> 3);
  const shown = withoutTail(found);
  const href = /^www\./i.test(shown) ? `http://${shown}` : shown;
  if (!/\/\/[^/]*[\p{L}\p{N}]/u.test(href) || !safeUrl(href)) return false;
  if (!silent) pushLink(state, href, shown);
  state.pos += shown.length;
  return true;
}

function bareEmail(state: StateInline, silent: boolean): boolean {
  if (silent || state.linkLevel > 0 || state.src[state.pos] !== "@") return false;
  const name = nameBefore.exec(state.pending.slice(-64))?.[0];
  if (!name) return false;
  hostAfter.lastIndex = state.pos;
  const host = hostAfter.exec(state.src)?.[0].slice(0, state.posMax - state.pos);
  if (!host || /[-_]$/.test(host) || !host.includes(".")) return false;
  state.pending = state.pending.slice(0, -name.length);
  pushLink(state, `mailto:${name}${host}`, name + host);
  state.pos += host.length;
  return true;
}

function pushLink(state: StateInline, href: string, shown: string): void {
  state.push("link_open", "a", 1).attrs = [["href", state.md.normalizeLink(href)]];
  state.push("text", "", 0).content = shown;
  state.push("link_close", "a", -1);
}

const pairs: Record<string, string> = { ")": "(", "]": "[", "}": "{", "»": "«", "”": "“", "’": "‘" };
const tail = /[.,;:!?'*_~|…。、，！？]/u;
const count = (text: string, sign: string) => text.split(sign).length - 1;

/** Removes trailing punctuation, and closing brackets that were opened before the link. */
function withoutTail(candidate: string): string {
  const found = beforeStrayBracket(candidate);
  // How many more brackets of each kind are closed than opened; counted once, because a message may be all brackets.
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

/** In `[https://a.example](…)` the bracket belongs to the surrounding link; `||` ends a surrounding spoiler. */
function beforeStrayBracket(found: string): string {
  let open = 0;
  for (let at = 0; at < found.length; at++) {
    const sign = found[at];
    if (sign === "[") open++;
    if (sign === "|" && found[at + 1] === "|") return found.slice(0, at);
    if (sign === "]" && --open < 0) return found.slice(0, at);
  }
  return found;
}
