import type { Node } from "./tree.ts";

/*
 * A text that is cheap to parse may be expensive to render: a table of thousands of rows blocks a page for a second, and somebody
 * could send thirty of them. So the elements that a text would need are counted too; beyond the limit it is shown as typed.
 */

/** More than any honest message needs: one that is a single table of three short columns has 3,100. */
const mostElements = 3_500;

/** Whether a text would need too many elements. */
export const hasTooManyElements = (nodes: readonly Node[]): boolean => elementsOf(nodes) > mostElements;

const elementsOf = (nodes: readonly Node[]): number => nodes.reduce((sum, node) => sum + elementsIn(node), 0);

/** Roughly how many elements a node and its descendants need. */
function elementsIn(node: Node): number {
  switch (node.kind) {
    case "text":
      return 0;
    // Including buttons, icons and so on.
    case "codeBlock":
      return 10;
    case "image":
      return 4;
    case "spoiler":
      return 2 + elementsOf(node.children);
    case "item":
      return (node.checked === undefined ? 1 : 4) + elementsOf(node.children);
    case "table":
      return [node.head, ...node.rows].reduce((sum, row) => sum + 1 + row.length + elementsOf(row.flat()), 4);
    default:
      return 1 + ("children" in node ? elementsOf(node.children) : 0);
  }
}

/**
 * How many of the coloured pieces of some code are drawn, each of which is an element. A row of numbers has as many as it has
 * signs; ordinary code has one for some eight. All the code of a message shares what a message may have.
 */
export const mostColours = (length: number, ofAll: number): number =>
  (mostElements * length) / Math.max(ofAll, mostElements);

/** The length of all the code in a message. */
export const codeLength = (nodes: readonly Node[]): number => nodes.reduce((sum, node) => sum + codeLengthIn(node), 0);

function codeLengthIn(node: Node): number {
  if (node.kind === "codeBlock") return node.text.length;
  return "children" in node ? codeLength(node.children) : 0;
}
