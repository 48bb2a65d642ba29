import type { ElementContent, RootContent } from "hast";
import { createLowlight } from "lowlight";
import { languageOf } from "./languages.ts";

/*
 * Highlights code, in a worker: a grammar has many regular expressions, and a text can be crafted for which one of them takes
 * forever.
 */

/** The pieces of the code in order, each with its class. Concatenated, they are the code. */
export type Coloured = readonly (readonly [colour: string | null, text: string])[];

export interface Wanted {
  readonly id: number;
  readonly language: string;
  readonly text: string;
}

/** What a worker says of one code, in this order: `begun`, then `done`; or only `failed`, when the grammar could not be fetched. */
export type Report =
  | { readonly id: number; readonly kind: "begun" }
  | { readonly id: number; readonly kind: "done"; readonly colours: Coloured | undefined }
  | { readonly id: number; readonly kind: "failed" };

const lowlight = createLowlight();

const report = (what: Report) => postMessage(what);

async function work({ id, language, text }: Wanted): Promise<void> {
  const found = languageOf(language);
  if (!found) return report({ id, kind: "done", colours: undefined });
  try {
    if (!lowlight.registered(found.id)) lowlight.register(found.id, (await found.load()).default);
  } catch {
    return report({ id, kind: "failed" });
  }
  report({ id, kind: "begun" });
  report({ id, kind: "done", colours: colour(found.id, text) });
}

function colour(grammar: string, text: string): Coloured | undefined {
  const pieces: [string | null, string][] = [];
  try {
    flatten(lowlight.highlight(grammar, text).children, null, pieces);
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

addEventListener("message", ({ data }: MessageEvent<Wanted>) => void work(data));
