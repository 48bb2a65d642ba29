import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Report, Wanted } from "./highlight.worker.ts";

/** Stands for the browser's worker, which says what a test makes it say. */
class FakeWorker extends EventTarget {
  static started: FakeWorker[] = [];
  readonly asked: Wanted[] = [];
  terminated = false;

  constructor() {
    super();
    FakeWorker.started.push(this);
  }

  postMessage(wanted: Wanted): void {
    this.asked.push(wanted);
  }

  terminate(): void {
    this.terminated = true;
  }

  report(...reports: Report[]): void {
    for (const data of reports) this.dispatchEvent(new MessageEvent("message", { data }));
  }
}

let highlight: typeof import("./highlight.ts").highlight;
let recall: typeof import("./highlight.ts").recall;

beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal("Worker", FakeWorker);
  vi.resetModules();
  FakeWorker.started = [];
  ({ highlight, recall } = await import("./highlight.ts"));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function latest(): FakeWorker {
  const worker = FakeWorker.started.at(-1);
  if (!worker) throw new Error("No worker was started.");
  return worker;
}

function begin(worker: FakeWorker, text: string): number {
  const id = worker.asked.find((wanted) => wanted.text === text)?.id;
  if (id === undefined) throw new Error(`The worker was not asked about ${text}.`);
  worker.report({ id, kind: "begun" });
  return id;
}

test("waits for a grammar however long it takes to fetch", async () => {
  const found = highlight("ts", "1");
  vi.advanceTimersByTime(60_000);
  const id = begin(latest(), "1");
  latest().report({ id, kind: "done", colours: [["hljs-number", "1"]] });
  expect(await found).toEqual([["hljs-number", "1"]]);
  expect(recall("ts", "1")).toEqual([["hljs-number", "1"]]);
  await highlight("ts", "1");
  expect(FakeWorker.started.flatMap(({ asked }) => asked)).toHaveLength(1);
});

test("gives up on code that takes too long, and asks a new worker about the rest", async () => {
  const [endless, next] = [highlight("ts", "endless"), highlight("ts", "next")];
  const first = latest();
  begin(first, "endless");
  vi.advanceTimersByTime(5_000);
  expect(await endless).toBeUndefined();
  expect([first.terminated, FakeWorker.started.length]).toEqual([true, 2]);
  const id = begin(latest(), "next");
  latest().report({ id, kind: "done", colours: [[null, "next"]] });
  expect(await next).toEqual([[null, "next"]]);

  expect(await highlight("ts", "endless")).toBeUndefined();
  expect(latest().asked).toHaveLength(1);
});

test("tries again later when a grammar could not be fetched", async () => {
  const failed = highlight("ts", "1");
  latest().report({ id: 0, kind: "failed" });
  expect(await failed).toBeUndefined();
  void highlight("ts", "1");
  expect(FakeWorker.started.map(({ asked }) => asked.length)).toEqual([1, 1]);
});

test("tries again later when the worker could not be fetched", async () => {
  const failed = [highlight("ts", "1"), highlight("ts", "2")];
  latest().dispatchEvent(new Event("error"));
  expect(await Promise.all(failed)).toEqual([undefined, undefined]);
  expect(FakeWorker.started).toHaveLength(1);
  void highlight("ts", "1");
  expect(FakeWorker.started).toHaveLength(2);
});
