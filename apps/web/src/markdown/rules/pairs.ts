import type { Delimiter, MarkdownIt, StateInline, Token } from "markdown-it";

/** `~` and `~~`. Each only pairs with its own kind, so each gets a code that no character has. */
const kinds = ["~", "~~"].map((marker, index) => ({ marker, key: 0x110000 + index }));

/** Strikethrough as in GFM, with one tilde or two; the parser's own rule only knows two. */
export function strikethrough(md: MarkdownIt): void {
  md.inline.ruler.at("strikethrough", open);
  md.inline.ruler2.at("strikethrough", close);
}

function open(state: StateInline, silent: boolean): boolean {
  if (silent || state.src[state.pos] !== "~") return false;
  const { length, can_open, can_close } = state.scanDelims(state.pos, true);
  const marker = "~".repeat(length);
  const kind = kinds.find((candidate) => candidate.marker === marker);
  const token = state.push("text", "", 0);
  token.content = marker;
  if (kind) {
    state.delimiters.push({
      marker: kind.key,
      length: 0,
      token: state.tokens.length - 1,
      end: -1,
      open: can_open,
      close: can_close,
    });
  }
  state.pos += length;
  return true;
}

function close(state: StateInline): void {
  pair(state.tokens, state.delimiters);
  for (const meta of state.tokens_meta) if (meta?.delimiters) pair(state.tokens, meta.delimiters);
}

function pair(tokens: Token[], delimiters: readonly Delimiter[]): void {
  for (const delimiter of delimiters) {
    const end = delimiters[delimiter.end];
    if (!end || !kinds.some(({ key }) => key === delimiter.marker)) continue;
    become(tokens[delimiter.token], "s_open", 1);
    become(tokens[end.token], "s_close", -1);
  }
}

function become(token: Token | undefined, type: string, nesting: 1 | -1): void {
  if (!token) return;
  Object.assign(token, { type, tag: "s", nesting, content: "" });
}
