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

const lowlight = createLowlight();

async function colour({ language, text }: Wanted): Promise<Coloured | undefined> {
  const found = languageOf(language);
  if (!found) return undefined;
  if (!lowlight.registered(found.id)) lowlight.register(found.id, (await found.load()).default);
  const pieces: [string | null, string][] = [];
  flatten(lowlight.highlight(found.id, text).children, null, pieces);
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

addEventListener("message", async ({ data }: MessageEvent<Wanted>) => {
  const colours = await colour(data).catch(() => undefined);
  postMessage({ id: data.id, colours });
});
