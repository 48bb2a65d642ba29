import MarkdownIt, { type Token } from "markdown-it";
import { countWork } from "./counting.ts";
import { bareLinks } from "./rules/bare-links.ts";
import { names } from "./rules/names.ts";
import { strikethrough } from "./rules/pairs.ts";
import { quoteEnd } from "./rules/quote-end.ts";
import { spoiler } from "./rules/spoiler.ts";
import { allowance, TooTangled, withSteps } from "./work.ts";

/** CommonMark and GFM. `html: false`: what looks like a tag is text. */
const md = new MarkdownIt("default", { html: false });
for (const rule of [strikethrough, spoiler, names, bareLinks, quoteEnd, countWork]) md.use(rule);
// Which URLs become links is decided when rendering, so that the text of the others is kept.
md.validateLink = () => true;
md.normalizeLink = encodeUrl;
md.normalizeLinkText = (url) => url;

/** @returns the tokens of a text and the steps spent, or undefined when it is too tangled. */
export function readTokens(text: string): { tokens: Token[]; spent: number } | undefined {
  try {
    const { made, spent } = withSteps(allowance(text.length), () => md.parse(text, {}));
    return { tokens: made, spent };
  } catch (error) {
    if (error instanceof TooTangled) return undefined;
    throw error;
  }
}

/** Encodes what must not be in a URL, but nothing twice. */
export function encodeUrl(url: string): string {
  return encodeURI(url.toWellFormed()).replace(/%25([0-9a-f]{2})/gi, "%$1");
}

/** Resolves backslash escapes and entities, for example in the language of a code block. */
export const unescapeMarkdown = (text: string): string => md.utils.unescapeAll(text);
