import { Socket } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ClientGone, OpeningPace, retryMs } from "./reconnect-pace.ts";

beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => vi.useRealTimers());

test("clients are spread out over a time that grows with their number", () => {
  expect(retryMs(0, 0.9)).toBe(500);
  expect(retryMs(5_800, 0)).toBe(500);
  expect(retryMs(5_800, 0.5)).toBe(5_500);
  expect(retryMs(5_800, 1)).toBe(10_500);
});

test("a few open at once; of thousands each waits for its turn, and nobody is overtaken", async () => {
  const pace = new OpeningPace(() => 0);
  const opened: number[] = [];
  const open = (count: number, from = 0) => {
    for (let n = from; n < from + count; n++) void pace.admission(new Socket()).then(() => opened.push(n));
  };
  open(20);
  await vi.advanceTimersByTimeAsync(0);
  expect(opened).toHaveLength(20);

  open(1_160, 20);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(opened.length).toBeGreaterThan(530);
  expect(opened.length).toBeLessThan(630);
  await vi.advanceTimersByTimeAsync(1_100);
  expect(opened).toHaveLength(1_180);
  expect(opened).toEqual([...opened].sort((a, b) => a - b));

  await vi.advanceTimersByTimeAsync(1_000);
  open(20, 1_180);
  await vi.advanceTimersByTimeAsync(0);
  expect(opened).toHaveLength(1_200);
});

/** A pace under a load, with this many clients. */
function crowd(count: number, readLoad: () => number) {
  const pace = new OpeningPace(readLoad);
  let opened = 0;
  for (let n = 0; n < count; n++) void pace.admission(new Socket()).then(() => opened++);
  /** How many streams open in the next milliseconds. */
  return async (ms: number) => {
    const before = opened;
    await vi.advanceTimersByTimeAsync(ms);
    return opened - before;
  };
}

test("a busy server opens fewer, and more again when it is less busy", async () => {
  let load = 1;
  const openedIn = crowd(4_000, () => load);
  await openedIn(2_000);
  const whenBusy = await openedIn(1_000);
  expect(whenBusy).toBeGreaterThanOrEqual(155);
  expect(whenBusy).toBeLessThanOrEqual(165);

  load = 0.5;
  await openedIn(2_000);
  expect(await openedIn(1_000)).toBeGreaterThan(530);
});

test("however busy the server is, everyone's turn comes before clients give up", async () => {
  const openedIn = crowd(6_000, () => 1);
  const early = await openedIn(15_000);
  expect(early).toBeLessThan(4_500);
  expect(early + (await openedIn(11_000))).toBe(6_000);
});

test("a server that was held up makes up for little of it at once", async () => {
  const openedIn = crowd(2_000, () => 1);
  await openedIn(3_000);
  // The clock goes on while no timer runs.
  const later = performance.now() + 300;
  vi.spyOn(performance, "now").mockImplementation(() => later);
  const atOnce = await openedIn(11);
  vi.restoreAllMocks();
  // A hundred a second is owed; 580 would have been 174.
  expect(atOnce).toBeGreaterThan(25);
  expect(atOnce).toBeLessThan(35);
});

test("nobody waits for clients that have left", async () => {
  const pace = new OpeningPace(() => 0);
  const outcomes: string[] = [];
  const open = (name: string) => {
    const socket = new Socket();
    pace.admission(socket).then(
      () => outcomes.push(name),
      (error) => outcomes.push(error instanceof ClientGone ? `${name} left` : "an error"),
    );
    return socket;
  };
  for (let n = 0; n < 20; n++) open("at once");
  const leavers = Array.from({ length: 580 }, () => open("one"));
  open("the last");
  for (const socket of leavers) socket.destroy();
  await vi.advanceTimersByTimeAsync(2);
  expect(outcomes.slice(0, 20)).toEqual(Array(20).fill("at once"));
  expect(outcomes.slice(20)).toHaveLength(581);
  expect(new Set(outcomes.slice(20))).toEqual(new Set(["one left", "the last"]));
});

test("a server that stops lets nobody wait", async () => {
  const pace = new OpeningPace(() => 0);
  const turns = Array.from({ length: 30 }, () => pace.admission(new Socket()));
  pace.stop();
  turns.push(pace.admission(new Socket()));
  const ends = await Promise.allSettled(turns);
  expect(ends.filter(({ status }) => status === "rejected")).toHaveLength(11);
  expect(vi.getTimerCount()).toBe(0);
});
