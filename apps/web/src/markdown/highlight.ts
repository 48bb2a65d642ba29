import "./highlight.css";
import type { Coloured, Wanted } from "./highlight.worker.ts";

/** A grammar that has not finished by now never will. Fetching the first grammar counts too. */
const patience = 5_000;
/** How many results to keep: a few screens of code. */
const kept = 200;

/** Including code that could not be highlighted. */
const known = new Map<string, Coloured | undefined>();
const waiting = new Map<number, (colours: Coloured | undefined) => void>();
let worker: Worker | undefined;
let count = 0;

const keyOf = (language: string, text: string) => `${language}\n${text}`;

/** A previous result, so that code that scrolls back into view is highlighted at once. */
export const recall = (language: string, text: string): Coloured | undefined => known.get(keyOf(language, text));

/** @returns the pieces of the code with their classes; undefined when the language is unknown or it takes too long. */
export async function highlight(language: string, text: string): Promise<Coloured | undefined> {
  const key = keyOf(language, text);
  if (known.has(key)) return known.get(key);
  const id = count++;
  const colours = await new Promise<Coloured | undefined>((resolve) => {
    const timer = setTimeout(giveUp, patience);
    waiting.set(id, (found) => {
      clearTimeout(timer);
      resolve(found);
    });
    started().postMessage({ id, language, text } satisfies Wanted);
  });
  remember(key, colours);
  return colours;
}

function remember(key: string, colours: Coloured | undefined): void {
  known.set(key, colours);
  const [oldest] = known.keys();
  if (known.size > kept && oldest !== undefined) known.delete(oldest);
}

function started(): Worker {
  if (worker) return worker;
  worker = new Worker(new URL("./highlight.worker.ts", import.meta.url), { type: "module" });
  worker.addEventListener("message", ({ data }: MessageEvent<{ id: number; colours: Coloured | undefined }>) => {
    const answer = waiting.get(data.id);
    waiting.delete(data.id);
    answer?.(data.colours);
  });
  worker.addEventListener("error", giveUp);
  return worker;
}

/** Terminates the worker with everything that waits for it. The next code gets a new one. */
function giveUp(): void {
  worker?.terminate();
  worker = undefined;
  const answers = [...waiting.values()];
  waiting.clear();
  for (const answer of answers) answer(undefined);
}
