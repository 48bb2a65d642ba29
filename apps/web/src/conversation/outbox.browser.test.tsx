import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createChatServer } from "./testing/chat-server.ts";
import { type OutboxScene, openOutbox } from "./testing/outbox-scene.tsx";

let scene: OutboxScene;

beforeEach(() => localStorage.clear());
afterEach(() => {
  scene.close();
  vi.unstubAllGlobals();
});

test("a message is shown at once, dimmed until it is stored", async () => {
  const { said } = createChatServer("never");
  scene = await openOutbox();
  scene.say("hello");
  await expect.poll(scene.shown).toEqual(["hello"]);
  expect(scene.stateOf("hello")).toBe("Sending…");
  const dimmed = scene.colourOf("hello");
  scene.close();

  createChatServer();
  scene = await openOutbox();
  await expect.poll(() => scene.stateOf("hello")).toBe("stored");
  expect(scene.shown()).toEqual(["hello"]);
  expect(scene.colourOf("hello")).not.toBe(dimmed);
  expect(said()).toEqual([]);
});

test("messages stay in the order in which they were written, also while the first gets no answer", async () => {
  const { said } = createChatServer("no network");
  scene = await openOutbox();
  for (const text of ["one", "two", "three"]) scene.say(text);
  await expect.poll(scene.shown).toEqual(["one", "two", "three"]);
  expect(["one", "two", "three"].map(scene.stateOf)).toEqual(Array(3).fill("Sending…"));
  await expect.poll(said).toEqual(["one", "two", "three"]);
  await expect.poll(() => ["one", "two", "three"].map(scene.stateOf)).toEqual(Array(3).fill("stored"));
  expect(scene.shown()).toEqual(["one", "two", "three"]);
});

test("a refused message says why, and is sent again or discarded", async () => {
  const { said, ids } = createChatServer("refused", "refused");
  scene = await openOutbox();
  const { id } = scene.say("once more");
  scene.say("never mind");
  for (const text of ["once more", "never mind"]) {
    await expect
      .poll(() => scene.stateOf(text))
      .toBe("Not sent. This chat is archived. Restore it to write in it again.");
  }
  scene.press("never mind", "Discard");
  await expect.poll(scene.shown).toEqual(["once more"]);
  scene.press("once more", "Try again");
  await expect.poll(() => scene.stateOf("once more")).toBe("stored");
  expect([said(), ids(), scene.shown()]).toEqual([["once more"], [id], ["once more"]]);
});

test("what was not sent is there again after a reload, before anything newer, and is stored once", async () => {
  createChatServer("refused", "never");
  scene = await openOutbox();
  const refused = scene.say("refused");
  const waiting = scene.say("waiting");
  await expect.poll(() => scene.stateOf("refused")).toContain("Not sent.");
  await expect.poll(() => scene.stateOf("waiting")).toBe("Sending…");
  scene.close();

  const { said, ids } = createChatServer();
  scene = await openOutbox();
  scene.say("newer");
  await expect.poll(said).toEqual(["waiting", "newer"]);
  // It is not sent again by itself.
  await expect.poll(() => scene.stateOf("refused")).toContain("Not sent.");
  await expect.poll(scene.shown).toEqual(["waiting", "newer", "refused"]);
  scene.press("refused", "Try again");
  await expect.poll(said).toEqual(["waiting", "newer", "refused"]);
  expect([ids()[0], ids()[2]]).toEqual([waiting.id, refused.id]);
});
