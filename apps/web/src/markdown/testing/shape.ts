const meaningful = ["href", "title", "start", "src", "alt", "data-language", "data-heading", "class"];
const inPlaceOfLine = /^(?:p|h[1-6]|ul|ol|li|blockquote|pre|hr|br|table|thead|tbody|tr|th|td|div)$/;
const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'" };

const decode = (html: string) =>
  html.replace(/&(amp|lt|gt|quot|#x27|#39);/g, (_, name: string) => entities[name] ?? "");
const encode = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Normalizes what does not matter in HTML: escaping, the order of attributes, whitespace between blocks. */
export function shapeOf(html: string): string {
  const pieces = html.split(/(<[^>]*>)/).filter((piece) => piece !== "");
  const isBlock = (piece: string | undefined) => inPlaceOfLine.test(/^<\/?([a-z0-9]+)/.exec(piece ?? "")?.[1] ?? "");
  let inside = "";
  return pieces
    .map((piece, index) => {
      if (piece.startsWith("<")) {
        if (piece.startsWith("<pre")) inside = "pre";
        if (piece.startsWith("</pre")) inside = "";
        return tagOf(piece);
      }
      const before = pieces[index - 1];
      const after = pieces[index + 1];
      let text = decode(piece);
      if (inside === "pre") return encode(after === "</code>" ? text.replace(/\n$/, "") : text);
      if (!before || isBlock(before)) text = text.replace(/^\s+/, "");
      if (!after || isBlock(after)) text = text.replace(/\s+$/, "");
      return encode(text);
    })
    .join("");
}

function tagOf(tag: string): string {
  const [, close = "", name = "", rest = ""] = /^<(\/?)([a-z0-9]+)([^>]*?)\/?>$/i.exec(tag) ?? [];
  const attributes = [...rest.matchAll(/([a-z-]+)(?:="([^"]*)")?/gi)]
    .filter(([, key = ""]) => meaningful.includes(key))
    .map(([, key, value = ""]) => ` ${key}="${encode(decode(value))}"`)
    .sort();
  return `<${close}${name}${attributes.join("")}>`;
}

/**
 * Normalizes our HTML to the specification's, which marks headings and languages differently and has no code toolbar.
 */
export function shapeOfOurs(html: string): string {
  const bare = html
    .replace(/^<div class="message-text">|<\/div>$/g, "")
    .replace(/<div class="code-tools">.*?<\/div>/gs, "")
    .replace(/<div class="code-block[^"]*">(.*?)<\/div>/gs, "$1")
    .replace(/<\/code><\/pre>/g, "\n</code></pre>")
    .replace(/<svg.*?<\/svg>/gs, "")
    .replace(/<code data-language="([^"]*)"/g, '<code class="language-$1"')
    .replace(/<p [^>]*data-heading="(\d)">(.*?)<\/p>/gs, "<h$1>$2</h$1>");
  return shapeOf(bare);
}
