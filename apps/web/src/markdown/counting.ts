import type { MarkdownIt, Token } from "markdown-it";
import { spend, TooTangled } from "./work.ts";

/** How deep quotes and lists may be nested, and marks within a line. Nobody reads anything deeper. */
const maxDepth = 20;

/** Makes a parser count every rule, token and step over a label, and give up on text that is nested too deep. */
export function countWork(md: MarkdownIt): void {
  md.options.maxNesting = maxDepth;
  const { block, core, inline } = md;

  block.State = class extends block.State {
    override push(...args: Parameters<InstanceType<typeof block.State>["push"]>): Token {
      // A short row of a wide table is padded with empty cells: many for a few characters.
      spend(args[0] === "td_open" ? 12 : 1);
      return super.push(...args);
    }
  };
  inline.State = class extends inline.State {
    override push(...args: Parameters<InstanceType<typeof inline.State>["push"]>): Token {
      spend();
      return super.push(...args);
    }
  };

  // Beyond the depth the parser would drop the rest of the block.
  const tokenize = block.tokenize.bind(block);
  block.tokenize = (state, startLine, endLine) => {
    if (state.level >= maxDepth) throw new TooTangled();
    spend();
    tokenize(state, startLine, endLine);
  };
  const skipToken = inline.skipToken.bind(inline);
  inline.skipToken = (state) => {
    spend();
    skipToken(state);
  };

  // The parser pairs `*` and `~` only at the end of a line, where its own depth limit does not apply. Thousands of nested ones
  // are cheap to parse, but rendering them makes a browser hang or overflow its stack.
  core.ruler.push("depth", ({ tokens }) => {
    for (const { children } of tokens) if (children) refuseDepth(children, 0);
  });
}

/** @throws TooTangled when marks are nested too deep, including in the alternative text of an image. */
function refuseDepth(tokens: readonly Token[], outside: number): void {
  let depth = outside;
  for (const { nesting, children } of tokens) {
    depth += nesting;
    if (depth > maxDepth) throw new TooTangled();
    if (children) refuseDepth(children, depth + 1);
  }
}
