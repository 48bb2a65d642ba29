import "./highlight.css";
import type { Coloured, Report, Wanted } from "./highlight.worker.ts";

/** Code that has not been highlighted by now never will be. How long its grammar took to fetch does not count. */
const patience = 5_000;
/** How many results to keep: a few screens of code. */
const kept = 200;

/** Including code that cannot be highlighted. */
const known = new Map<string, Coloured | undefined>();

interface Waiting extends Wanted {
  answer(colours: Coloured | undefined): void;
}

const waiting = new Map<number, Waiting>();
let worker: Worker | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let count = 0;

const keyOf = ({ language, text }: { language: string; text: string }) => `${language}\n${text}`;

/** A previous result, so that code that scrolls back into view is highlighted at once. */
export const recall = (language: string, text: string): Coloured | undefined => known.get(keyOf({ language, text }));

/**
 * @returns the pieces of the code with their classes; undefined when the language is unknown, when it takes too long, and when
 * the grammar could not be fetched. Only then is it worth another try.
 */
export function highlight(language: string, text: string): Promise<Coloured | undefined> {
  const key = keyOf({ language, text });
  if (known.has(key)) return Promise.resolve(known.get(key));
  return new Promise((resolve) => {
    const wanted: Waiting = { id: count++, language, text, answer: resolve };
    waiting.set(wanted.id, wanted);
    ask(wanted);
  });
}

function ask({ id, language, text }: Wanted): void {
  worker ??= start();
  worker.postMessage({ id, language, text } satisfies Wanted);
}

function start(): Worker {
  const started = new Worker(new URL("./highlight.worker.ts", import.meta.url), { type: "module" });
  started.addEventListener("message", ({ data }: MessageEvent<Report>) => {
    const asked = waiting.get(data.id);
    // What a worker said before it was replaced.
    if (!asked || started !== worker) return;
    clearTimeout(timer);
    if (data.kind === "begun") timer = setTimeout(() => giveUp(asked), patience);
    else if (data.kind === "done") settle(asked, data.colours);
    else fail(asked);
  });
  // Its own file could not be fetched.
  started.addEventListener("error", () => {
    if (started === worker) fail(...waiting.values());
  });
  return started;
}

function settle(asked: Waiting, colours: Coloured | undefined): void {
  waiting.delete(asked.id);
  const key = keyOf(asked);
  known.set(key, colours);
  const [oldest] = known.keys();
  if (known.size > kept && oldest !== undefined) known.delete(oldest);
  asked.answer(colours);
}

function giveUp(asked: Waiting): void {
  settle(asked, undefined);
  replaceWorker();
}

function fail(...all: Waiting[]): void {
  for (const { id, answer } of all) {
    waiting.delete(id);
    answer(undefined);
  }
  // A worker remembers which modules it could not fetch.
  replaceWorker();
}

/** Terminates the worker. What else waits for it is asked of a new one. */
function replaceWorker(): void {
  clearTimeout(timer);
  worker?.terminate();
  worker = undefined;
  for (const wanted of waiting.values()) ask(wanted);
}
