import { limits } from "@parley/api/limits";
import { openFence } from "./lines.ts";

/** Anything longer belongs in a file. */
const maxParts = 30;
/** Room for the fence that closes a block of code in one part and opens it in the next. */
const reserve = 200;

/**
 * Splits a text that is too long for one message between paragraphs, or else lines, or else words. A code block that is split is
 * closed in one part and opened again in the next.
 * @returns undefined when it fits into one message, or would take too many.
 */
export function splitText(text: string): string[] | undefined {
  const signs = [...text.trim()];
  if (signs.length <= limits.messageLength || signs.length > maxParts * (limits.messageLength - reserve))
    return undefined;
  const parts: string[] = [];
  let rest = text.trim();
  let opening = "";
  while (rest !== "") {
    const room = limits.messageLength - reserve - opening.length;
    const fits = rest.length <= room ? rest : upTo(rest, room);
    const part = opening + fits;
    const fence = fits.length < rest.length ? openFence(part) : undefined;
    const reopened = fence && fence.line.length < reserve / 2 ? fence : undefined;
    opening = reopened ? `${reopened.line}\n` : "";
    parts.push(reopened ? `${part.trimEnd()}\n${reopened.marks}` : part.trim());
    rest = rest.slice(fits.length).replace(/^\s*\n/, "");
  }
  return parts.length <= maxParts ? parts : undefined;
}

/** The longest prefix that ends well. Never splits a surrogate pair. */
function upTo(text: string, room: number): string {
  const most = text.slice(0, /[\uD800-\uDBFF]/.test(text.charAt(room - 1)) ? room - 1 : room);
  for (const gap of ["\n\n", "\n", " "]) {
    const at = most.lastIndexOf(gap);
    if (at > room / 2) return most.slice(0, at + gap.length);
  }
  return most;
}
