import { expect, test } from "vitest";
import { createInProcessBus } from "./bus.ts";
import { type Emitted, groupTopic } from "./events.ts";

const emitted = (groupId: string): Emitted => ({
  topics: [groupTopic(groupId)],
  event: { type: "group.deleted", groupId },
});

function createBus() {
  const errors: unknown[] = [];
  return { errors, bus: createInProcessBus((error) => errors.push(error)) };
}

test("every listener receives every event in the order of publication", () => {
  const { bus } = createBus();
  const heard: [string, Emitted][] = [];
  bus.subscribe((event) => heard.push(["one", event]));
  bus.subscribe((event) => heard.push(["two", event]));
  const [a, b] = [emitted("a"), emitted("b")];
  bus.publish(a);
  bus.publish(b);
  expect(heard).toEqual([
    ["one", a],
    ["two", a],
    ["one", b],
    ["two", b],
  ]);
});

test("an unsubscribed listener receives nothing more, and the others still do", () => {
  const { bus } = createBus();
  const heard: string[] = [];
  const stop = bus.subscribe(() => heard.push("one"));
  bus.subscribe(() => heard.push("two"));
  stop();
  stop();
  bus.publish(emitted("a"));
  expect(heard).toEqual(["two"]);
});

test("unsubscribing inside a listener does not affect the others", () => {
  const { bus } = createBus();
  const heard: string[] = [];
  const stop = bus.subscribe(() => {
    heard.push("once");
    stop();
  });
  bus.subscribe(() => heard.push("always"));
  bus.publish(emitted("a"));
  bus.publish(emitted("b"));
  expect(heard).toEqual(["once", "always", "always"]);
});

test("a listener that throws does not affect the others, and is reported", () => {
  const { bus, errors } = createBus();
  const heard: Emitted[] = [];
  const failure = new Error("deaf");
  bus.subscribe(() => {
    throw failure;
  });
  bus.subscribe((event) => heard.push(event));
  bus.publish(emitted("a"));
  expect(heard).toHaveLength(1);
  expect(errors).toEqual([failure]);
});
