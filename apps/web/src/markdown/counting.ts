import type { MarkdownIt, Token } from "markdown-it";
import { spend, TooTangled } from "./work.ts";

/** So deep may quotes and lists lie in each other, and within a line what is marked. Nobody reads what lies deeper. */
const maxDepth = 20;

/** Makes a parser count each of its rules, each token and each step over a label, and give up on what is nested too deep. */
export function countWork(md: MarkdownIt): void {
  md.options.maxNesting = maxDepth;
  const { block, core, inline } = md;

  block.State = class extends block.State {
    override push(...args: Parameters<InstanceType<typeof block.State>["push"]>): Token {
      // A short row of a wide table is filled up with empty cells: many for a few characters.
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

  // Past the depth the parser would leave the rest of the block out.
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

  // The parser pairs `*` and `~` only at the end of a line, where its own bound on depth does not reach. Thousands of them in
  // each other are cheap to read, but a browser that draws them hangs or runs out of stack.
  core.ruler.push("depth", ({ tokens }) => {
    for (const { children } of tokens) if (children) refuseDepth(children, 0);
  });
}

/** @throws TooTangled where marks lie too deep in each other, also in what an image says. */
function refuseDepth(tokens: readonly Token[], outside: number): void {
  let depth = outside;
  for (const { nesting, children } of tokens) {
    depth += nesting;
    if (depth > maxDepth) throw new TooTangled();
    if (children) refuseDepth(children, depth + 1);
  }
}
