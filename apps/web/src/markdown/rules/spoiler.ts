import type { MarkdownIt, StateInline } from "markdown-it";

/** The position after which there is no more `||`, so that a thousand openings do not cause a thousand searches. */
const noneAfter = new WeakMap<StateInline, number>();

/** `||hidden until asked for||` */
export function spoiler(md: MarkdownIt): void {
  md.inline.ruler.before("link", "spoiler", (state, silent) => {
    const start = state.pos + 2;
    if (!state.src.startsWith("||", state.pos) || state.src[start] === "|") return false;
    const end = findEnd(state, start);
    if (end === undefined) return false;
    if (!silent) {
      const { posMax } = state;
      state.push("spoiler_open", "span", 1);
      state.pos = start;
      state.posMax = end;
      state.md.inline.tokenize(state);
      state.posMax = posMax;
      state.push("spoiler_close", "span", -1);
    }
    state.pos = end + 2;
    return true;
  });
}

/** Where the spoiler that starts here ends: at the next `||` that is not inside code or a link. */
function findEnd(state: StateInline, start: number): number | undefined {
  if (start >= (noneAfter.get(state) ?? Number.POSITIVE_INFINITY)) return undefined;
  const { pos } = state;
  let end: number | undefined;
  state.pos = start;
  while (state.pos < state.posMax && end === undefined) {
    if (state.pos > start && state.src.startsWith("||", state.pos)) end = state.pos;
    else state.md.inline.skipToken(state);
  }
  state.pos = pos;
  if (end === undefined) noneAfter.set(state, start);
  return end !== undefined && end + 2 <= state.posMax && state.src.slice(start, end).trim() ? end : undefined;
}
