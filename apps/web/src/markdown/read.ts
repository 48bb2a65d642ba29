import { hasTooManyElements } from "./element-count.ts";
import { toTree } from "./from-tokens.ts";
import { readTokens } from "./parser.ts";
import { type Node, wordsOf } from "./tree.ts";

/** As many as a few chats show. A message that scrolls back into sight is not read again. */
const kept = 400;
const readBefore = new Map<string, readonly Node[]>();

/** What a message consists of. The same text gives the same object as long as it is remembered. */
export function readMarkdown(text: string): readonly Node[] {
  const before = readBefore.get(text);
  const nodes = before ?? read(text);
  readBefore.delete(text);
  readBefore.set(text, nodes);
  if (readBefore.size > kept) {
    for (const oldest of readBefore.keys()) {
      readBefore.delete(oldest);
      break;
    }
  }
  return nodes;
}

function read(text: string): readonly Node[] {
  const found = readTokens(text);
  const nodes = found && toTree(found.tokens);
  return nodes && !hasTooManyElements(nodes) ? nodes : [{ kind: "paragraph", children: [{ kind: "text", text }] }];
}

/** What a message says, in plain words on one line: for notifications and screen readers. */
export const plainWords = (text: string): string => wordsOf(readMarkdown(text)).replace(/\s+/g, " ").trim();
