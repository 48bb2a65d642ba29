import { afterEach, expect, test, vi } from "vitest";
import { openList, rest, type Scene } from "./testing/list-scene.tsx";
import { sayings } from "./testing/sayings.ts";

let scene: Scene;
afterEach(() => scene.close());

const tall = 40;
const all = sayings(60).map((message) =>
  message.seq === tall ? { ...message, text: "A word and another. ".repeat(400) } : { ...message, text: "Short." },
);

async function open(): Promise<void> {
  scene = openList({ messages: all, loaded: [1, 60], start: { id: `m${tall}`, align: "start" } });
  await vi.waitFor(() => expect(scene.topOf(tall)).toBeDefined());
  await rest(scene.scroller());
}

/** Hovers over a message. @returns the rectangles of the message, its actions and the list. */
async function pointAt(seq: number) {
  const row = document.getElementById(`m-m${seq}`);
  row?.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));
  const tools = await vi.waitFor(() => {
    const found = row?.querySelector("[role=toolbar]");
    if (!found) throw new Error("No actions yet.");
    return found.getBoundingClientRect();
  });
  return { tools, row: row?.getBoundingClientRect() ?? new DOMRect(), list: scene.scroller().getBoundingClientRect() };
}

test("the actions of a message overlap its upper corner, however far the list is scrolled", async () => {
  await open();
  expect(scene.scroller().scrollTop).toBeGreaterThan(500);
  expect(scene.topOf(tall)).toBeGreaterThan(60);
  const { tools, row } = await pointAt(tall);
  expect(Math.abs(tools.top - (row.top - 16))).toBeLessThan(1);
});

test("the actions of a message that starts above the viewport stay in view", async () => {
  await open();
  scene.scroller().scrollTop += 500;
  await rest(scene.scroller());
  const { tools, row, list } = await pointAt(tall);
  expect(row.top).toBeLessThan(list.top);
  expect(row.bottom).toBeGreaterThan(list.bottom);
  expect(Math.abs(tools.top - (list.top + 8))).toBeLessThan(1);
});
