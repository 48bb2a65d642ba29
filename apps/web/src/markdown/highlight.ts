import "./highlight.css";
import type { Coloured, Report, Wanted } from "./highlight.worker.ts";

/** Code that has not been highlighted by now never will be. How long its grammar takes to fetch does not count. */
const patience = 5_000;
/** How many results to keep: a few screens of code. */
const kept = 200;

/** Including code that cannot be highlighted. */
const known = new Map<string, Coloured | undefined>();

/** Code that somebody waits for. Equal code is highlighted once for everybody. */
interface Job {
  readonly language: string;
  readonly text: string;
  readonly answers: Set<(colours: Coloured | undefined) => void>;
}

/** The newest last: that is what is on the screen. */
const jobs = new Map<string, Job>();
let worker: Worker | undefined;
/** What the worker is highlighting: one code at a time, so that it is clear which one takes too long. */
let current: Job | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
/** The grammars that the worker has been told to fetch, and whether it has. */
const grammars = new Map<string, "fetching" | "ready">();
/** Whether a grammar could not be fetched. The worker remembers that, so a new try needs a new worker. */
let spoiled = false;

const keyOf = ({ language, text }: Pick<Job, "language" | "text">) => `${language}\n${text}`;

/** A previous result, so that code that scrolls back into view is highlighted at once. */
export const recall = (language: string, text: string): Coloured | undefined => known.get(keyOf({ language, text }));

/**
 * @param signal says that the result is no longer needed
 * @returns the pieces of the code with their classes; undefined when the language is unknown, when it takes too long, when it is no
 * longer needed, and when the grammar could not be fetched. The last is worth another try.
 */
export function highlight(language: string, text: string, signal?: AbortSignal): Promise<Coloured | undefined> {
  const key = keyOf({ language, text });
  if (known.has(key)) return Promise.resolve(known.get(key));
  if (signal?.aborted) return Promise.resolve(undefined);
  return new Promise((answer) => {
    const job = jobs.get(key) ?? { language, text, answers: new Set() };
    job.answers.add(answer);
    jobs.set(key, job);
    signal?.addEventListener("abort", () => {
      answer(undefined);
      job.answers.delete(answer);
      if (job.answers.size === 0) drop(job);
    });
    work();
  });
}

/** Gives the worker what it can do next. */
function work(): void {
  current ??= begin([...jobs.values()].findLast(({ language }) => grammars.get(language) === "ready"));
  if (spoiled && !current && ![...grammars.values()].includes("fetching")) stopWorker();
  for (const { language } of jobs.values()) {
    if (grammars.has(language)) continue;
    worker ??= startWorker();
    grammars.set(language, "fetching");
    tell({ kind: "fetch", language });
  }
}

function begin(job: Job | undefined): Job | undefined {
  if (!job) return undefined;
  timer = setTimeout(giveUp, patience);
  tell({ kind: "highlight", language: job.language, text: job.text });
  return job;
}

const tell = (wanted: Wanted) => worker?.postMessage(wanted);

function startWorker(): Worker {
  const started = new Worker(new URL("./highlight.worker.ts", import.meta.url), { type: "module" });
  started.addEventListener("message", ({ data }: MessageEvent<Report>) => {
    // What a worker said before it was stopped.
    if (started === worker) hear(data);
  });
  // Its own file could not be fetched.
  started.addEventListener("error", () => {
    if (started !== worker) return;
    stopWorker();
    for (const job of jobs.values()) settle(job, undefined);
  });
  return started;
}

function hear(report: Report): void {
  if (report.kind === "fetched") grammars.set(report.language, "ready");
  else if (report.kind === "highlighted") finish(report.colours);
  else {
    if (report.kind === "failed") {
      grammars.delete(report.language);
      spoiled = true;
    }
    for (const job of [...jobs.values()].filter(({ language }) => language === report.language)) {
      if (report.kind === "unknown") remember(job, undefined);
      settle(job, undefined);
    }
  }
  work();
}

function finish(colours: Coloured | undefined): void {
  clearTimeout(timer);
  if (!current) return;
  remember(current, colours);
  settle(current, colours);
  current = undefined;
}

function giveUp(): void {
  finish(undefined);
  stopWorker();
  work();
}

/** Nobody needs this code any more. */
function drop(job: Job): void {
  if (jobs.get(keyOf(job)) !== job) return;
  jobs.delete(keyOf(job));
  // It may be one that takes forever.
  if (job === current) stopWorker();
  work();
}

function settle(job: Job, colours: Coloured | undefined): void {
  jobs.delete(keyOf(job));
  for (const answer of job.answers) answer(colours);
}

function remember(job: Job, colours: Coloured | undefined): void {
  known.set(keyOf(job), colours);
  const [oldest] = known.keys();
  if (known.size > kept && oldest !== undefined) known.delete(oldest);
}

function stopWorker(): void {
  clearTimeout(timer);
  worker?.terminate();
  worker = undefined;
  current = undefined;
  grammars.clear();
  spoiled = false;
}
