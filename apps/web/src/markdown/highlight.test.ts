import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Report, Wanted } from "./highlight.worker.ts";

/** Stands for the browser's worker, which says what a test makes it say. */
class FakeWorker extends EventTarget {
  static started: FakeWorker[] = [];
  readonly told: string[] = [];
  terminated = false;

  constructor() {
    super();
    FakeWorker.started.push(this);
  }

  postMessage(wanted: Wanted): void {
    this.told.push(wanted.kind === "fetch" ? `fetch ${wanted.language}` : wanted.text);
  }

  terminate(): void {
    this.terminated = true;
  }

  say(...reports: Report[]): void {
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

const fetched: Report = { kind: "fetched", language: "ts" };
const blue: Report = { kind: "highlighted", colours: [["blue", "x"]] };
const told = () => FakeWorker.started.map((worker) => worker.told);

test("waits for a grammar however long it takes to fetch, and remembers the result", async () => {
  const found = highlight("ts", "1");
  vi.advanceTimersByTime(60_000);
  latest().say(fetched, blue);
  expect(await found).toEqual([["blue", "x"]]);
  expect(recall("ts", "1")).toEqual([["blue", "x"]]);
  await highlight("ts", "1");
  expect(told()).toEqual([["fetch ts", "1"]]);
});

test("highlights equal code once, one code at a time, and the newest first", async () => {
  const all = ["1", "2", "1", "3"].map((text) => highlight("ts", text));
  latest().say(fetched);
  expect(told()).toEqual([["fetch ts", "3"]]);
  latest().say(blue, blue, blue);
  expect(told()).toEqual([["fetch ts", "3", "2", "1"]]);
  expect(await Promise.all(all)).toEqual(Array(4).fill([["blue", "x"]]));
});

test("gives up on code that takes too long, and asks a new worker about the rest", async () => {
  const [next, endless] = [highlight("ts", "next"), highlight("ts", "endless")];
  const first = latest();
  first.say(fetched);
  vi.advanceTimersByTime(5_000);
  expect(await endless).toBeUndefined();
  expect([first.terminated, FakeWorker.started.length]).toEqual([true, 2]);
  latest().say(fetched, blue);
  expect(await next).toEqual([["blue", "x"]]);
  expect(await highlight("ts", "endless")).toBeUndefined();
  expect(told()).toEqual([
    ["fetch ts", "endless"],
    ["fetch ts", "next"],
  ]);
});

test("does nothing for code that is no longer shown, even if it has begun", async () => {
  const [both, one] = [new AbortController(), new AbortController()];
  const stays = highlight("ts", "stays");
  const shared = [highlight("ts", "shared", both.signal), highlight("ts", "shared", one.signal)];
  void highlight("ts", "waits", both.signal);
  void highlight("ts", "begins", both.signal);
  const first = latest();
  first.say(fetched);
  expect(first.told).toEqual(["fetch ts", "begins"]);
  both.abort();
  expect(first.terminated).toBe(true);
  latest().say(fetched, blue, blue);
  expect(latest().told).toEqual(["fetch ts", "shared", "stays"]);
  expect(await Promise.all([stays, ...shared])).toEqual([[["blue", "x"]], undefined, [["blue", "x"]]]);
});

test("tries again later when a grammar could not be fetched, once for all code in that language", async () => {
  const [failed, other] = [["1", "2"].map((text) => highlight("ts", text)), highlight("css", "3")];
  latest().say({ kind: "failed", language: "ts" });
  expect(await Promise.all(failed)).toEqual([undefined, undefined]);
  expect(latest().terminated).toBe(false);
  latest().say({ kind: "fetched", language: "css" }, blue);
  expect(await other).toEqual([["blue", "x"]]);
  void highlight("ts", "1");
  expect(told()).toEqual([["fetch ts", "fetch css", "3"], ["fetch ts"]]);
});

test("tries again later when the worker could not be fetched", async () => {
  const failed = ["1", "2"].map((text) => highlight("ts", text));
  latest().dispatchEvent(new Event("error"));
  expect(await Promise.all(failed)).toEqual([undefined, undefined]);
  expect(FakeWorker.started).toHaveLength(1);
  void highlight("ts", "1");
  expect(FakeWorker.started).toHaveLength(2);
});

test("leaves an unknown language alone for good", async () => {
  const unknown = highlight("klingon", "nuqneH");
  latest().say({ kind: "unknown", language: "klingon" });
  expect(await unknown).toBeUndefined();
  expect(await highlight("klingon", "nuqneH")).toBeUndefined();
  expect(told()).toEqual([["fetch klingon"]]);
});
