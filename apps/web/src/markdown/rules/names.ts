import type { MarkdownIt, StateInline } from "markdown-it";

const shortcode = /:([a-z0-9_+-]{1,48}):(?::skin-tone-[2-6]:)?/y;
/** Any possible username, in any case. Whether it exists is only resolved when rendering. */
const mention = /@([a-z0-9_.-]{2,32})/iy;
const chatName = /#([\p{L}\p{N}][\p{L}\p{N}_.-]{0,79})/uy;
const wordBefore = /[\p{L}\p{N}_]$/u;

/** `:tada:`, `@ana` and `#general`, kept as names, because the parser does not know what they refer to. */
export function names(md: MarkdownIt): void {
  md.inline.ruler.before("emphasis", "names", (state, silent) => {
    const sign = state.src[state.pos];
    if (sign === ":") return take(state, { pattern: shortcode, type: "shortcode", silent });
    if (sign === "@") return take(state, { pattern: mention, type: "mention", silent });
    if (sign === "#") return take(state, { pattern: chatName, type: "chat_name", silent });
    return false;
  });
}

function take(state: StateInline, as: { pattern: RegExp; type: string; silent: boolean }): boolean {
  const { pattern, type, silent } = as;
  if (wordBefore.test(state.src.slice(Math.max(0, state.pos - 2), state.pos))) return false;
  pattern.lastIndex = state.pos;
  const found = pattern.exec(state.src);
  if (!found || state.pos + found[0].length > state.posMax) return false;
  if (!silent) state.push(type, "", 0).content = found[0];
  state.pos += found[0].length;
  return true;
}
