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

/** What a message consists of. Line breaks as they were typed are in the texts; `break` is one that was asked for. */
export type Node =
  | Parent
  | Item
  | Table
  | { readonly kind: "text" | "code"; readonly text: string }
  /** As it was typed, with its signs: `@ana`, `#general`, `:tada:`. */
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

/** The words of it, without what only marks them, for where there is no room for more. What is hidden stays hidden. */
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
