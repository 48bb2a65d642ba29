import { isWebAddress } from "./edits.ts";

/** Longer texts are pasted as plain text: they are documents, not messages. */
const longest = 20_000;

/** Content that Markdown cannot express simply is pasted as plain text. */
const tooMuch = "table, img, video, svg, math, form, input:not([type=checkbox])";

/** @returns rich text as Markdown; undefined when it has no formatting, or more than Markdown can express simply. */
export function fromRichText(html: string): string | undefined {
  if (html.length > longest * 10) return undefined;
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const dead of page.querySelectorAll("script, style, title, template")) dead.remove();
  if (page.querySelector(tooMuch)) return undefined;
  const writing: Writing = { formatted: false };
  const text = blocksOf(page.body, writing)
    .replace(/[ \t]+\n/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  return writing.formatted && text.length <= longest ? text : undefined;
}

interface Writing {
  /** Whether there was any formatting. */
  formatted: boolean;
}

const blockNames = new Set(
  "P DIV SECTION ARTICLE HEADER FOOTER MAIN H1 H2 H3 H4 H5 H6 UL OL LI BLOCKQUOTE PRE HR DL DT DD FIGURE".split(" "),
);
const isBlock = (node: ChildNode): node is HTMLElement => node instanceof HTMLElement && blockNames.has(node.tagName);

/** The blocks in an element, each on lines of its own. */
function blocksOf(element: Element, writing: Writing): string {
  let text = "";
  for (const node of element.childNodes) {
    if (isBlock(node)) text += `\n${block(node, writing)}\n`;
    else text += inline(node, writing);
  }
  return text;
}

function block(element: HTMLElement, writing: Writing): string {
  const name = element.tagName;
  if (name === "HR") return "\n---\n";
  if (name === "PRE") {
    writing.formatted = true;
    return `\`\`\`\n${(element.textContent ?? "").replace(/\n$/, "")}\n\`\`\``;
  }
  if (name === "UL" || name === "OL") return list(element, writing);
  const inside = blocksOf(element, writing).trim();
  if (/^H\d$/.test(name)) return inside && `\n**${inside.replaceAll("**", "")}**\n`;
  if (name === "BLOCKQUOTE") {
    writing.formatted = true;
    return inside.replace(/^/gm, "> ");
  }
  return name === "P" ? `\n${inside}\n` : inside;
}

function list(element: HTMLElement, writing: Writing): string {
  writing.formatted = true;
  const first = Number(element.getAttribute("start") ?? 1);
  return [...element.children]
    .filter((child) => child.tagName === "LI")
    .map((item, index) => {
      const mark = element.tagName === "OL" ? `${first + index}. ` : "- ";
      const inside = blocksOf(item, writing)
        .trim()
        .replace(/\n{2,}/g, "\n");
      return mark + inside.replace(/\n/g, `\n${" ".repeat(mark.length)}`);
    })
    .join("\n");
}

function inline(node: ChildNode, writing: Writing): string {
  if (node instanceof Text) return plain(node);
  if (!(node instanceof HTMLElement)) return "";
  if (node.tagName === "BR") return "\n";
  if (node.tagName === "CODE" || node.tagName === "KBD" || node.tagName === "TT") {
    writing.formatted = true;
    return wrap(node.textContent ?? "", "`");
  }
  let text = blocksOf(node, writing);
  for (const [mark, applies] of markers) {
    if (!applies(node) || text.trim() === "") continue;
    writing.formatted = true;
    text = wrap(text, mark);
  }
  const href = node instanceof HTMLAnchorElement ? node.href : "";
  if (!isWebAddress(href) || text.trim() === "" || text.trim() === href) return text;
  writing.formatted = true;
  return `[${text.trim()}](${href.replace(/[()]/g, encodeURIComponent)})`;
}

/** Styles take precedence over element names: some programs wrap everything in a `<b>` that is not bold. */
const markers: readonly (readonly [mark: string, applies: (element: HTMLElement) => boolean])[] = [
  [
    "**",
    ({ tagName, style }) => (style.fontWeight ? isHeavy(style.fontWeight) : tagName === "B" || tagName === "STRONG"),
  ],
  ["_", ({ tagName, style }) => (style.fontStyle ? style.fontStyle === "italic" : tagName === "I" || tagName === "EM")],
  ["~~", ({ tagName }) => tagName === "S" || tagName === "DEL" || tagName === "STRIKE"],
];
const isHeavy = (weight: string) => weight === "bold" || weight === "bolder" || Number(weight) >= 600;

/** Puts marks around the words, with spaces outside. */
function wrap(text: string, mark: string): string {
  const inside = text.trim();
  if (inside === "" || inside.includes("\n\n")) return text;
  const [before = "", after = ""] = text.split(inside);
  return before + mark + inside + mark + after;
}

/** Text as a browser shows it, with Markdown characters escaped. */
function plain(node: Text): string {
  const kept = node.parentElement?.closest("[style*='white-space']")?.getAttribute("style") ?? "";
  const text = node.data.replaceAll("\u00a0", " ");
  const shown = /white-space:\s*(pre|break-spaces)/.test(kept) ? text : text.replace(/\s+/g, " ");
  return shown.replace(/[*`]|~~|\|\|/g, (mark) => `\\${mark.split("").join("\\")}`);
}
