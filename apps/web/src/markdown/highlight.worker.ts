import type { ElementContent, RootContent } from "hast";
import { createLowlight } from "lowlight";
import { languageOf } from "./languages.ts";

/*
 * Highlights code, in a worker: a grammar has many regular expressions, and a text can be crafted for which one of them takes
 * forever.
 */

/** The pieces of the code in order, each with its class. Concatenated, they are the code. */
export type Coloured = readonly (readonly [colour: string | null, text: string])[];

export type Wanted =
  | { readonly kind: "fetch"; readonly language: string }
  /** Only once the language has been fetched, and one at a time. */
  | { readonly kind: "highlight"; readonly language: string; readonly text: string };

export type Report =
  | { readonly kind: "fetched" | "unknown" | "failed"; readonly language: string }
  | { readonly kind: "highlighted"; readonly colours: Coloured | undefined };

const lowlight = createLowlight();

async function fetchGrammar(language: string): Promise<"fetched" | "unknown" | "failed"> {
  const found = languageOf(language);
  if (!found) return "unknown";
  try {
    if (!lowlight.registered(found.id)) lowlight.register(found.id, (await found.load()).default);
    return "fetched";
  } catch {
    return "failed";
  }
}

function highlighted(language: string, text: string): Coloured | undefined {
  const found = languageOf(language);
  if (!found) return undefined;
  const pieces: [string | null, string][] = [];
  try {
    flatten(lowlight.highlight(found.id, text).children, null, pieces);
  } catch {
    return undefined;
  }
  return pieces;
}

function flatten(
  nodes: readonly (RootContent | ElementContent)[],
  colour: string | null,
  pieces: [string | null, string][],
): void {
  for (const node of nodes) {
    if (node.type === "text") pieces.push([colour, node.value]);
    if (node.type !== "element") continue;
    const [name] = Array.isArray(node.properties.className) ? node.properties.className : [];
    flatten(node.children, typeof name === "string" ? name : colour, pieces);
  }
}

const report = (what: Report) => postMessage(what);

addEventListener("message", async ({ data }: MessageEvent<Wanted>) => {
  const { kind, language } = data;
  if (kind === "fetch") report({ kind: await fetchGrammar(language), language });
  else report({ kind: "highlighted", colours: highlighted(language, data.text) });
});
