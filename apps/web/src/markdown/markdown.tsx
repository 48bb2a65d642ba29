import "./markdown.css";
import { memo, type ReactNode } from "react";
import { LengthOfAllCode } from "./code-block.tsx";
import { codeLength } from "./element-count.ts";
import { Nodes } from "./nodes.tsx";
import { readMarkdown } from "./read.ts";
import type { Node } from "./tree.ts";

interface MarkdownProps {
  text: string;
  /** Shown after the last word. Must be a stable object, or the text renders again. */
  after?: ReactNode;
}

/** Renders CommonMark and GFM. There is no raw HTML: it is shown as text. */
export const Markdown = memo(function Markdown({ text, after }: MarkdownProps) {
  const nodes = readMarkdown(text);
  const isLoud = onlyEmoji(nodes);
  const last = nodes.at(-1);
  const inside = last?.kind === "paragraph" ? last : undefined;
  return (
    <div className={isLoud ? "message-text text-[2rem] leading-10" : "message-text"}>
      <LengthOfAllCode value={codeLength(nodes)}>
        <Nodes nodes={inside ? nodes.slice(0, -1) : nodes} dir="auto" />
      </LengthOfAllCode>
      {inside ? (
        <p dir="auto">
          <Nodes nodes={inside.children} />
          {after}
        </p>
      ) : (
        after && <p>{after}</p>
      )}
    </div>
  );
});

const emoji = /^(?:\p{RGI_Emoji}\s*){1,6}$/v;
/** What every emoji begins with, also one that is made of a digit. Browsers take many milliseconds over their first look for emoji. */
const notAscii = /^.?[^\0-\x7f]/s;

/** Whether a message consists of a few emoji, which are shown large. */
function onlyEmoji([first, second]: readonly Node[]): boolean {
  if (first?.kind !== "paragraph" || second) return false;
  const [text, more] = first.children;
  return text?.kind === "text" && !more && notAscii.test(text.text) && emoji.test(text.text);
}
