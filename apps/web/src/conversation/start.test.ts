import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { leaveAt, leftAt } from "./reading-places.ts";
import { toRows } from "./rows.ts";
import { startOf } from "./start.ts";
import { sayings } from "./testing/sayings.ts";

const me = { id: "ana", username: "ana", name: "Ana", image: null };
const rows = toRows({ messages: sayings(30), hasOlder: false, outgoing: [], newAfter: 20, me });
const reading = { id: "m7", align: "start", offset: 12 } as const;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("who goes back to a chat comes to where they were reading, rather than to what is new", () => {
  leaveAt("plans", reading);
  expect(startOf(rows, undefined, leftAt("plans"))).toEqual(reading);
  expect(startOf(rows, undefined)).toEqual({ id: "m21", align: "start" });
});

test("a message that the address names comes first", () => {
  expect(startOf(rows, "m3", reading)).toEqual({ id: "m3", align: "center" });
});

test("what is not loaded is not gone back to", () => {
  expect(startOf(rows, undefined, { ...reading, id: "gone" })).toEqual({ id: "m21", align: "start" });
});

test("after an hour what is new matters more than where one was", () => {
  leaveAt("plans", reading);
  vi.advanceTimersByTime(59 * 60_000);
  expect(leftAt("plans")).toEqual(reading);
  vi.advanceTimersByTime(2 * 60_000);
  expect(leftAt("plans")).toBeUndefined();
});
