import { hasTooManyElements } from "./element-count.ts";
import { toTree } from "./from-tokens.ts";
import { readTokens } from "./parser.ts";
import { type Node, wordsOf } from "./tree.ts";

/**
 * The size of the cache in characters: some thousand messages of ordinary length, as many as one sees while looking into thirty
 * chats. A message that scrolls back into view, or whose chat is opened again, is not parsed again.
 */
const kept = 200_000;
/** What a text counts for at least. */
const least = 50;

const readBefore = new Map<string, readonly Node[]>();
let held = 0;

const weightOf = (text: string) => Math.max(text.length, least);

/** Parses a message. The same text gives the same object while it is cached. */
export function readMarkdown(text: string): readonly Node[] {
  const before = readBefore.get(text);
  const nodes = before ?? read(text);
  // The one that was asked for last stands at the end.
  readBefore.delete(text);
  readBefore.set(text, nodes);
  if (!before) forget(weightOf(text));
  return nodes;
}

/** Makes room for as much: what nobody has asked for the longest goes. */
function forget(added: number): void {
  held += added;
  for (const oldest of readBefore.keys()) {
    if (held <= kept) return;
    readBefore.delete(oldest);
    held -= weightOf(oldest);
  }
}

function read(text: string): readonly Node[] {
  const found = readTokens(text);
  const nodes = found && toTree(found.tokens);
  return nodes && !hasTooManyElements(nodes) ? nodes : [{ kind: "paragraph", children: [{ kind: "text", text }] }];
}

/** A message as plain text on one line, for notifications and screen readers. */
export const plainWords = (text: string): string => wordsOf(readMarkdown(text)).replace(/\s+/g, " ").trim();
