import { afterEach, expect, test, vi } from "vitest";
import { frame, openList, rest, type Scene } from "./testing/list-scene.tsx";
import { sayings } from "./testing/sayings.ts";

let scene: Scene;
afterEach(() => scene.close());

const tall = 40;
const all = sayings(60).map((message) =>
  message.seq === tall ? { ...message, text: "A word and another. ".repeat(400) } : { ...message, text: "Short." },
);

async function open(at = tall): Promise<void> {
  scene = openList({ messages: all, loaded: [1, 60], start: { id: `m${at}`, align: "start" } });
  await vi.waitFor(() => expect(scene.topOf(at)).toBeDefined());
  await rest(scene.scroller());
}

/** While it scrolls, the list itself lets the pointer through. */
const isScrolling = () => scene.box.querySelector("[style*='pointer-events: none']") !== null;

/** Scrolls down, and returns before the list has come to rest. */
async function scroll(): Promise<void> {
  // Only a list that has come to rest knows that this is scrolling, and not part of its way to where it opens.
  await vi.waitFor(
    async () => {
      scene.scroller().scrollTop += 1;
      for (let frames = 0; frames < 5 && !isScrolling(); frames++) await frame();
      expect(isScrolling()).toBe(true);
    },
    { interval: 300, timeout: 25_000 },
  );
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

test("a press on a name counts while the list scrolls", async () => {
  await open(10);
  const { top, bottom } = scene.scroller().getBoundingClientRect();
  await scroll();
  const seen = [...scene.box.querySelectorAll("article button")]
    .map((name) => ({ name, box: name.getBoundingClientRect() }))
    .filter(({ box }) => box.top > top && box.bottom < bottom);
  expect(seen.length).toBeGreaterThan(3);
  for (const { name, box } of seen) expect(document.elementFromPoint(box.x + 5, box.y + 5)).toBe(name);
});

test("a message that comes under the pointer shows its actions only when the list has stopped scrolling", async () => {
  await open(10);
  await scroll();
  const row = document.getElementById(`m-m${scene.middle()}`) as HTMLElement;
  const scrolled: boolean[] = [];
  const observer = new MutationObserver(() => scrolled.push(isScrolling()));
  observer.observe(row, { childList: true });
  row.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));
  await vi.waitFor(() => expect(row.querySelector("[role=toolbar]")).not.toBeNull());
  observer.disconnect();
  expect(scrolled).toEqual([false]);
});
