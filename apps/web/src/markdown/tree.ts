/** A table with as many cells in each row as it has columns. */
interface Table {
  readonly kind: "table";
  readonly align: readonly ("left" | "center" | "right" | undefined)[];
  readonly head: readonly (readonly Node[])[];
  readonly rows: readonly (readonly (readonly Node[])[])[];
}

interface Parent {
  readonly kind: "paragraph" | "quote" | "strong" | "emphasis" | "strike" | "spoiler";
  readonly children: readonly Node[];
}

export interface Item {
  readonly kind: "item";
  /** For an item of a task list, whether it is done. */
  readonly checked: boolean | undefined;
  readonly children: readonly Node[];
}

/** The nodes of a message. Typed line breaks are part of the texts; `break` is a hard line break. */
export type Node =
  | Parent
  | Item
  | Table
  | { readonly kind: "text" | "code"; readonly text: string }
  /** As typed, with its signs: `@ana`, `#general`, `:tada:`. */
  | { readonly kind: "mention" | "chat" | "shortcode"; readonly text: string }
  | { readonly kind: "break" }
  | { readonly kind: "rule" }
  | { readonly kind: "heading"; readonly level: number; readonly children: readonly Node[] }
  | {
      readonly kind: "link";
      readonly url: string;
      readonly title: string | undefined;
      readonly children: readonly Node[];
    }
  | { readonly kind: "image"; readonly url: string; readonly title: string | undefined; readonly alt: string }
  | { readonly kind: "list"; readonly start: number | undefined; readonly children: readonly Node[] }
  | { readonly kind: "codeBlock"; readonly language: string | undefined; readonly text: string };

/** The plain text of nodes. Spoilers stay hidden. */
export function wordsOf(nodes: readonly Node[]): string {
  return nodes.map(wordsIn).join("");
}

function wordsIn(node: Node): string {
  if (node.kind === "spoiler") return "…";
  if (node.kind === "image") return node.alt || node.url;
  if (node.kind === "table") return [node.head, ...node.rows].map((row) => `${row.map(wordsOf).join(" ")}\n`).join("");
  const said = "text" in node ? node.text : "children" in node ? wordsOf(node.children) : "\n";
  return blocks.has(node.kind) ? `${said.trimEnd()}\n` : said;
}

const blocks: ReadonlySet<Node["kind"]> = new Set(["paragraph", "quote", "heading", "item", "list", "codeBlock"]);
