import "./highlight.css";
import type { Coloured, Wanted } from "./highlight.worker.ts";

/** A grammar that has not come to an end by now will not. The first one is fetched within this time too. */
const patience = 5_000;
/** As many as a few screens of code. */
const kept = 200;

/** With those that got none. */
const known = new Map<string, Coloured | undefined>();
const waiting = new Map<number, (colours: Coloured | undefined) => void>();
let worker: Worker | undefined;
let count = 0;

const keyOf = (language: string, text: string) => `${language}\n${text}`;

/** Colours that were found before, so that code which scrolls back into sight has them at once. */
export const recall = (language: string, text: string): Coloured | undefined => known.get(keyOf(language, text));

/** @returns the pieces of a code with the class of each; undefined when nobody knows the language or it takes too long. */
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

/** Ends the thread with all that waits for it. The next code gets a new one. */
function giveUp(): void {
  worker?.terminate();
  worker = undefined;
  const answers = [...waiting.values()];
  waiting.clear();
  for (const answer of answers) answer(undefined);
}
