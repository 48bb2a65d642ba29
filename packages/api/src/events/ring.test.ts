import fc from "fast-check";
import { expect, test } from "vitest";
import { groupTopic, type ParleyEvent, type Topic } from "./events.ts";
import { Ring } from "./ring.ts";

const topic = groupTopic("one");
const happened = (groupId: string): ParleyEvent => ({ type: "group.deleted", groupId });
const numbers = (ring: Ring, since: number) => ring.since(`epoch-${since}`, [topic])?.map(({ frame }) => frame.id);

function ringOf(size: number, events: number): Ring {
  const ring = new Ring("epoch", { size });
  for (let n = 1; n <= events; n++) ring.add([topic], happened(String(n)));
  return ring;
}

test("returns the events after an id, as long as it holds all of them", () => {
  const ring = ringOf(3, 5);
  expect(numbers(ring, 5)).toEqual([]);
  expect(numbers(ring, 3)).toEqual(["epoch-4", "epoch-5"]);
  expect(numbers(ring, 2)).toEqual(["epoch-3", "epoch-4", "epoch-5"]);
  expect(numbers(ring, 1)).toBeUndefined();
  expect(numbers(ring, 6)).toBeUndefined();
});

test("returns only events of the given topics", () => {
  const ring = ringOf(10, 1);
  ring.add([groupTopic("two"), groupTopic("three")], happened("two"));
  const ids = (...heard: Topic[]) => ring.since("epoch-0", heard)?.map(({ frame }) => frame.id);
  expect(ids(topic)).toEqual(["epoch-1"]);
  expect(ids(groupTopic("three"))).toEqual(["epoch-2"]);
  expect(ids()).toEqual([]);
  // In order, and each once.
  expect(ids(groupTopic("three"), groupTopic("two"), topic)).toEqual(["epoch-1", "epoch-2"]);
});

test("returns the same as a scan of all events, whatever was evicted", () => {
  const topics = ["a", "b", "c", "d"].map(groupTopic);
  fc.assert(
    fc.property(
      fc.array(fc.subarray(topics, { minLength: 1 }), { maxLength: 60 }),
      fc.subarray(topics),
      fc.nat(60),
      (events, heard, from) => {
        const ring = new Ring("epoch", { size: 20 });
        for (const [n, audience] of events.entries()) ring.add(audience, happened(String(n)));
        const isKept = from <= events.length && from >= events.length - 20;
        const missed = events.flatMap((audience, n) =>
          n >= from && audience.some((one) => heard.includes(one)) ? [`epoch-${n + 1}`] : [],
        );
        const told = ring.since(`epoch-${from}`, heard)?.map(({ frame }) => frame.id);
        expect(told).toEqual(isKept ? missed : undefined);
      },
    ),
  );
});

test("does not keep ephemeral events, which get the id of the event before", () => {
  const ring = ringOf(10, 1);
  const frame = ring.add([topic], { type: "presence", userId: "ada", status: "away" });
  expect([frame.id, frame.ephemeral]).toEqual(["epoch-1", true]);
  expect(numbers(ring, 0)).toEqual(["epoch-1"]);
});

test("returns nothing if a snapshot would be cheaper", () => {
  const ring = ringOf(5_000, 1_001);
  expect(numbers(ring, 1)).toHaveLength(1_000);
  expect(numbers(ring, 0)).toBeUndefined();
  for (let n = 0; n < 31; n++) ring.add([topic], happened("x".repeat(10_000)));
  expect(numbers(ring, 1_003)).toHaveLength(29);
  expect(numbers(ring, 1_001)).toBeUndefined();
});

test("keeps fewer events if they are long", () => {
  const ring = new Ring("epoch", { size: 100, maxCharacters: 10_000 });
  for (let n = 1; n <= 20; n++) ring.add([topic], happened("x".repeat(2_000)));
  expect(numbers(ring, 16)).toEqual(["epoch-17", "epoch-18", "epoch-19", "epoch-20"]);
  expect(numbers(ring, 15)).toBeUndefined();
  for (let n = 1; n <= 100; n++) ring.add([topic], happened("short"));
  expect(numbers(ring, 20)).toHaveLength(100);
  expect(numbers(ring, 19)).toBeUndefined();
});
