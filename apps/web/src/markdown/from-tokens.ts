import type { Token } from "markdown-it";
import { unescapeMarkdown } from "./parser.ts";
import { type Item, type Node, wordsOf } from "./tree.ts";

/** Reads opening and closing tokens, and makes a tree of them. */
interface Reader {
  readonly tokens: readonly Token[];
  at: number;
}

const parents = {
  paragraph_open: "paragraph",
  blockquote_open: "quote",
  strong_open: "strong",
  em_open: "emphasis",
  s_open: "strike",
  spoiler_open: "spoiler",
} as const;

export const toTree = (tokens: readonly Token[]): readonly Node[] => readNodes({ tokens, at: 0 });

/** The nodes up to the matching closing token. */
function readNodes(reader: Reader): Node[] {
  const nodes: Node[] = [];
  for (let token = take(reader); token && token.nesting >= 0; token = take(reader)) {
    if (token.type === "inline") addAll(nodes, toTree(token.children ?? []));
    // In a tight list, items are not paragraphs.
    else if (token.type === "paragraph_open" && token.hidden) addAll(nodes, readNodes(reader));
    else if (token.type === "table_open") nodes.push(readTable(reader));
    else if (token.nesting === 1) nodes.push(readParent(token, reader));
    else addAll(nodes, [leaf(token)]);
  }
  return nodes;
}

const take = (reader: Reader): Token | undefined => reader.tokens[reader.at++];

/** Adds nodes, and merges adjacent texts. */
function addAll(nodes: Node[], more: readonly Node[]): void {
  for (const node of more) {
    const last = nodes.at(-1);
    if (node.kind === "text" && last?.kind === "text")
      nodes[nodes.length - 1] = { kind: "text", text: last.text + node.text };
    else if (node.kind !== "text" || node.text !== "") nodes.push(node);
  }
}

function readParent(token: Token, reader: Reader): Node {
  const children = readNodes(reader);
  const type = token.type;
  if (type in parents) return { kind: parents[type as keyof typeof parents], children };
  if (type === "heading_open") return { kind: "heading", level: Number(token.tag.slice(1)), children };
  if (type === "link_open")
    return { kind: "link", url: attr(token, "href") ?? "", title: attr(token, "title"), children };
  if (type === "list_item_open") return toItem(children);
  if (type === "bullet_list_open") return { kind: "list", start: undefined, children };
  if (type === "ordered_list_open") return { kind: "list", start: Number(attr(token, "start") ?? 1), children };
  throw new Error(`The parser opened ${type}, which nobody knows here.`);
}

function leaf(token: Token): Node {
  const text = token.content;
  switch (token.type) {
    case "softbreak":
      return { kind: "text", text: "\n" };
    case "hardbreak":
      return { kind: "break" };
    case "hr":
      return { kind: "rule" };
    case "code_inline":
      return { kind: "code", text };
    case "mention":
    case "shortcode":
      return { kind: token.type, text };
    case "chat_name":
      return { kind: "chat", text };
    case "image":
      return {
        kind: "image",
        url: attr(token, "src") ?? "",
        title: attr(token, "title"),
        alt: wordsOf(toTree(token.children ?? [])),
      };
    case "fence":
    case "code_block":
      return {
        kind: "codeBlock",
        language: unescapeMarkdown(token.info).trim().split(/\s+/)[0] || undefined,
        text: text.endsWith("\n") ? text.slice(0, -1) : text,
      };
    default:
      return { kind: "text", text };
  }
}

const attr = (token: Token, name: string): string | undefined => token.attrGet(name)?.toString();

/** `- [x] done`: removes the mark from the text. */
function toItem(children: readonly Node[]): Item {
  const [first, ...rest] = children;
  const [text, ...others] = first?.kind === "paragraph" ? first.children : [first];
  const mark = text?.kind === "text" ? /^\[([ xX])\]\s+(?=\S)/.exec(text.text) : null;
  if (!first || text?.kind !== "text" || !mark) return { kind: "item", checked: undefined, children };
  const unmarked: Node = { kind: "text", text: text.text.slice(mark[0].length) };
  const opening: Node = first.kind === "paragraph" ? { ...first, children: [unmarked, ...others] as Node[] } : unmarked;
  return { kind: "item", checked: mark[1] !== " ", children: [opening, ...rest] };
}

function readTable(reader: Reader): Node {
  const rows: Node[][][] = [];
  const align: ("left" | "center" | "right" | undefined)[] = [];
  for (let token = take(reader); token && token.type !== "table_close"; token = take(reader)) {
    if (token.type === "tr_open") rows.push([]);
    if (token.type !== "th_open" && token.type !== "td_open") continue;
    const style = /text-align:(left|center|right)/.exec(attr(token, "style") ?? "")?.[1];
    if (token.type === "th_open") align.push(style as (typeof align)[number]);
    rows.at(-1)?.push(readNodes(reader));
  }
  const [head = [], ...body] = rows;
  return { kind: "table", align, head, rows: body };
}
