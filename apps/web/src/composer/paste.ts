import { whenUsable } from "../ui/usable.ts";
import { type Edit, insertion, isWebAddress, link, type Selected } from "./edits.ts";
import { isInCode } from "./lines.ts";

/** Fetched when the page is usable. What is pasted before that comes without its formatting. */
let richText: typeof import("./rich-text.ts") | undefined;
void whenUsable(() => import("./rich-text.ts")).then((module) => {
  richText = module;
});

/** What to do with something that is pasted; undefined for what the browser does by itself. */
export function pasting(selected: Selected, pasted: DataTransfer): Edit | undefined {
  const address = addressFor(selected, pasted.getData("text/plain"));
  if (address) return link(selected, address);
  const html = pasted.getData("text/html");
  const markdown = html && !isInCode(selected.text, selected.start) ? richText?.fromRichText(html) : undefined;
  return markdown ? insertion(selected, markdown) : undefined;
}

/** The URL, if a web address is pasted over selected words, which makes them a link. */
function addressFor({ text, start, end }: Selected, plain: string): string | undefined {
  const address = plain.trim();
  const words = text.slice(start, end).trim();
  const fits = words !== "" && !words.includes("\n") && !isWebAddress(words) && !isInCode(text, start);
  return fits && isWebAddress(address) ? address : undefined;
}
