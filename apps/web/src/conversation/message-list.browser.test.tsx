import { flushSync } from "react-dom";
import { afterEach, describe, expect, test, vi } from "vitest";
import { leftAt } from "./reading-places.ts";
import { frame, openList, rest, type Scene, watch } from "./testing/list-scene.tsx";
import { sayings } from "./testing/sayings.ts";

let scene: Scene;
afterEach(() => scene.close());

async function open(options: Parameters<typeof openList>[0]): Promise<Scene> {
  scene = openList(options);
  await vi.waitFor(() => expect(scene.scroller()).not.toBeNull());
  await rest(scene.scroller());
  return scene;
}

const all = sayings(3_000);
const fromEnd = () => scene.scroller().scrollHeight - scene.scroller().scrollTop - scene.scroller().clientHeight;
const rowsInDocument = () => scene.box.querySelectorAll("article").length;
/** The largest distance from the first position. */
const strayed = (tops: readonly number[]) => Math.max(...tops.map((top) => Math.abs(top - (tops[0] ?? Number.NaN))));

/** Rows that are not measured yet. */
const hiddenRows = () => [...scene.box.querySelectorAll("[style*='visibility: hidden']")];

/** Sums the layout shifts that the browser reports. */
function countShifts() {
  let sum = 0;
  const add = (entries: PerformanceEntryList) => {
    for (const entry of entries) sum += (entry as PerformanceEntry & { value: number }).value;
  };
  const observer = new PerformanceObserver((list) => add(list.getEntries()));
  observer.observe({ type: "layout-shift" });
  return () => {
    add(observer.takeRecords());
    observer.disconnect();
    return sum;
  };
}

describe("a list", () => {
  test("opens at its end when everything is read", async () => {
    await open({ messages: all, loaded: [2_951, 3_000] });
    expect(fromEnd()).toBeLessThanOrEqual(1);
    expect(scene.isAtEnd()).toBe(true);
    expect(scene.topOf(3_000)).toBeGreaterThan(0);
  });

  test("opens at the first unread message, with the New line and some context above it in view", async () => {
    await open({ messages: all, loaded: [2_901, 3_000], newAfter: 2_930 });
    const top = scene.topOf(2_931);
    expect(top).toBeGreaterThan(40);
    expect(top).toBeLessThan(200);
    expect(scene.box.textContent).toContain("New");
    expect(scene.isAtEnd()).toBe(false);
  });

  test("shows a few messages at the lower edge, without scrolling or a layout shift", async () => {
    const shifted = countShifts();
    await open({ messages: all.slice(0, 3), loaded: [1, 3] });
    expect(rowsInDocument()).toBe(3);
    expect(scene.isAtEnd()).toBe(true);
    expect(shifted()).toBe(0);
    expect(scene.box.querySelector("h2")?.checkVisibility({ visibilityProperty: true })).toBe(true);
  });

  test("shows how a chat begins that has no messages yet", async () => {
    await open({ messages: [], loaded: [1, 0] });
    expect(scene.box.querySelector("h2")?.checkVisibility({ visibilityProperty: true })).toBe(true);
  });
});

test("a list that opens after another renders barely more rows than fit", async () => {
  const chat = { messages: all, loaded: [2_901, 3_000], height: 2_000 } as const;
  await open(chat);
  const needed = [...scene.box.querySelectorAll("article")].filter(
    (row) => row.getBoundingClientRect().bottom > scene.scroller().getBoundingClientRect().top - 400,
  ).length;
  scene.close();

  // A different range, for which nothing is cached.
  scene = openList({ ...chat, loaded: [2_881, 3_000] });
  let most = 0;
  const observer = new MutationObserver(() => {
    most = Math.max(most, rowsInDocument());
  });
  observer.observe(scene.box, { subtree: true, childList: true });
  await vi.waitFor(() => expect(scene.topOf(3_000)).toBeGreaterThan(0));
  await rest(scene.scroller());
  observer.disconnect();
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThan(1.25 * needed);
});

test("a reopened chat has its rows where they were at once, even if one has grown in the meantime", async () => {
  await open({ messages: all, loaded: [2_901, 3_000] });
  const before = scene.topOf(2_995);
  scene.close();

  scene = openList({ messages: all, loaded: [2_901, 3_000] });
  let unmeasured = 0;
  const observer = new MutationObserver(() => {
    unmeasured += hiddenRows().length;
  });
  observer.observe(scene.box, { subtree: true, childList: true });
  await vi.waitFor(() => expect(scene.topOf(2_995)).toBe(before));
  await rest(scene.scroller());
  expect(unmeasured).toBe(0);
  observer.disconnect();
  scene.close();

  const longer = (text: string | null) => `${text} ${"And more of it. ".repeat(60)}`;
  const grown = all.map((message) => (message.seq === 2_998 ? { ...message, text: longer(message.text) } : message));
  scene = openList({ messages: grown, loaded: [2_901, 3_000] });
  await vi.waitFor(() => expect(scene.topOf(3_000)).toBeDefined());
  await frame();
  expect(fromEnd()).toBeLessThanOrEqual(1);
  expect(scene.topOf(2_995)).toBeLessThan((before ?? 0) - 40);
});

test("a list that opens after another is drawn at once with all that is in view", async () => {
  await open({ messages: all, loaded: [2_901, 3_000] });
  const edge = scene.scroller().getBoundingClientRect().top;
  const inView = [...scene.box.querySelectorAll("article")].filter((row) => row.getBoundingClientRect().bottom > edge);
  scene.close();

  scene = openList({ messages: all, loaded: [2_901, 3_000] });
  const drawn: number[] = [];
  const observer = new MutationObserver(() => drawn.push(rowsInDocument()));
  observer.observe(scene.box, { subtree: true, childList: true });
  await vi.waitFor(() => expect(scene.topOf(3_000)).toBeGreaterThan(0));
  await rest(scene.scroller());
  observer.disconnect();
  expect(drawn[0]).toBeGreaterThanOrEqual(inView.length);
  expect(drawn[0]).toBeLessThanOrEqual(inView.length + 1);
});

describe("the visible messages do not move", () => {
  test("by a pixel in any frame when older messages load above", async () => {
    await open({ messages: all, loaded: [2_901, 3_000] });
    for (let page = 0; page < 5; page++) {
      scene.scroller().scrollTop = 700;
      await rest(scene.scroller());
      const seq = scene.middle();
      const tops = await watch(scene, seq, async () => scene.older());
      expect(tops.length).toBeGreaterThan(5);
      expect(strayed(tops)).toBeLessThan(1);
    }
    expect(scene.loaded()[0]).toBe(2_651);
  });

  test("when something above the beginning comes or goes, which is shown while there is room for it", async () => {
    await open({ messages: all.slice(0, 3).map((message) => ({ ...message, text: "Short" })), loaded: [1, 3] });
    const card = () => scene.box.querySelector<HTMLElement>("aside");
    const put = async () => scene.putAbove(<aside style={{ height: "120px" }} />);
    const away = async () => scene.putAbove(null);
    expect(strayed(await watch(scene, 2, put))).toBe(0);
    expect(card()?.checkVisibility()).toBe(true);
    expect(strayed(await watch(scene, 2, away))).toBe(0);

    await put();
    scene.say(...all.slice(3, 40));
    await rest(scene.scroller());
    expect(card()?.checkVisibility()).toBe(false);
    scene.scroller().scrollTop = 0;
    await rest(scene.scroller());
    expect(strayed(await watch(scene, 2, away))).toBe(0);
    expect(strayed(await watch(scene, 2, put))).toBe(0);
  });

  test("by a pixel when older messages load before new messages below are measured", async () => {
    await open({ messages: all.slice(0, 2_990), loaded: [2_891, 2_990] });
    scene.scroller().scrollTop -= 300;
    await rest(scene.scroller());
    // No rows are rendered below while somebody scrolls up.
    await vi.waitFor(() => expect(scene.topOf(2_990)).toBeDefined());
    await rest(scene.scroller());
    const before = scene.scroller().scrollTop;
    const tops = await watch(scene, scene.middle(), async () => {
      flushSync(() => scene.say(...all.slice(2_990, 2_993)));
      expect(hiddenRows().some((row) => row.textContent?.includes(all[2_990]?.text ?? "?"))).toBe(true);
      flushSync(() => scene.older());
    });
    expect(scene.scroller().scrollTop).toBeGreaterThan(before + 1_000);
    expect(strayed(tops)).toBeLessThan(1);
  });

  test("by a pixel when older messages load and the newest are unloaded", async () => {
    await open({ messages: all, loaded: [2_401, 3_000], keep: 400 });
    scene.scroller().scrollTop = 900;
    await rest(scene.scroller());
    const seq = scene.middle();
    const tops = await watch(scene, seq, async () => scene.older());
    expect(scene.loaded()).toEqual([2_351, 2_750]);
    expect(strayed(tops)).toBeLessThan(1);
  });

  test("by a pixel when newer messages load and the oldest are unloaded", async () => {
    await open({ messages: all, loaded: [1_001, 1_600], keep: 400, start: { id: "m1500", align: "center" } });
    const seq = scene.middle();
    expect(Math.abs(seq - 1_500)).toBeLessThan(10);
    const tops = await watch(scene, seq, async () => scene.newer());
    expect(scene.loaded()).toEqual([1_251, 1_650]);
    expect(strayed(tops)).toBeLessThan(1);
  });

  test("when a message arrives while one reads further up", async () => {
    await open({ messages: all.slice(0, 2_000), loaded: [1_901, 2_000] });
    scene.scroller().scrollTop -= 1_500;
    await rest(scene.scroller());
    const tops = await watch(scene, scene.middle(), async () => scene.say(...all.slice(2_000, 2_003)));
    expect(strayed(tops)).toBeLessThan(1);
    expect(scene.isAtEnd()).toBe(false);
  });

  test("when a message above the viewport grows", async () => {
    await open({ messages: all, loaded: [2_901, 3_000] });
    scene.scroller().scrollTop -= 1_000;
    await rest(scene.scroller());
    const above = scene.middle() - 15;
    expect(document.getElementById(`m-m${above}`)?.getBoundingClientRect().bottom ?? 0).toBeLessThan(1);
    const tops = await watch(scene, scene.middle(), async () => scene.change(above, "Much longer now. ".repeat(60)));
    expect(strayed(tops)).toBeLessThan(1);
  });
});

describe("a list at its end", () => {
  test("stays there in every frame when messages arrive", async () => {
    await open({ messages: all.slice(0, 2_000), loaded: [1_901, 2_000] });
    const gaps: number[] = [];
    for (let seq = 2_001; seq <= 2_030; seq++) {
      scene.say(...all.slice(seq - 1, seq));
      await frame();
      await frame();
      gaps.push(fromEnd());
    }
    await rest(scene.scroller());
    expect(Math.max(...gaps)).toBeLessThanOrEqual(1);
    expect(scene.isAtEnd()).toBe(true);
    expect(scene.topOf(2_030)).toBeGreaterThan(0);
  });

  test("stays there when it scrolls up by itself while it grows", async () => {
    await open({ messages: all.slice(0, 2_000), loaded: [1_901, 2_000] });
    // Between two frames: the next frame reports the scroll before the resize.
    await new Promise((resolve) => setTimeout(resolve));
    flushSync(() => scene.say(...all.slice(2_000, 2_003)));
    // As the list does when a row further up turns out to be shorter than estimated.
    scene.scroller().scrollTop -= 32;
    await rest(scene.scroller());
    expect(scene.isAtEnd()).toBe(true);
    expect(fromEnd()).toBeLessThanOrEqual(1);
  });

  test("stays there when the last message grows, and when the list gets shorter", async () => {
    await open({ messages: all, loaded: [2_901, 3_000] });
    scene.change(3_000, "Much longer now. ".repeat(60));
    await rest(scene.scroller());
    expect(fromEnd()).toBeLessThanOrEqual(1);
    scene.box.style.height = "400px";
    await rest(scene.scroller());
    expect(fromEnd()).toBeLessThanOrEqual(1);
  });

  test("leaves the end when somebody turns the wheel, even as messages arrive", async () => {
    await open({ messages: all.slice(0, 2_000), loaded: [1_901, 2_000] });
    await new Promise((resolve) => setTimeout(resolve));
    flushSync(() => scene.say(...all.slice(2_000, 2_002)));
    scene.scroller().dispatchEvent(new WheelEvent("wheel", { deltaY: -100 }));
    scene.scroller().scrollTop -= 100;
    await rest(scene.scroller());
    expect(scene.isAtEnd()).toBe(false);
  });

  test("leaves the end when somebody scrolls up, and then stays put when messages arrive", async () => {
    await open({ messages: all.slice(0, 2_000), loaded: [1_901, 2_000] });
    scene.scroller().scrollTop -= 60;
    await rest(scene.scroller());
    expect(scene.isAtEnd()).toBe(false);
    const before = scene.scroller().scrollTop;
    scene.say(...all.slice(2_000, 2_001));
    await rest(scene.scroller());
    expect(scene.scroller().scrollTop).toBe(before);
  });
});

test.each([
  ["the same", [2_901, 3_000]],
  ["another", [2_840, 2_990]],
] as const)("a chat opens where it was left, with %s part of it loaded", async (_which, loaded) => {
  await open({ messages: all, loaded: [2_901, 3_000] });
  scene.scroller().scrollTop -= 1_234;
  await rest(scene.scroller());
  const seq = scene.middle();
  const top = scene.topOf(seq) ?? Number.NaN;
  scene.close();
  const start = leftAt("chat");
  await open({ messages: all, loaded, ...(start && { start }) });
  expect(Math.abs((scene.topOf(seq) ?? Number.NaN) - top)).toBeLessThan(1);
  expect(scene.isAtEnd()).toBe(false);
});

test("a chat that was left at its end opens there", async () => {
  await open({ messages: all, loaded: [2_901, 3_000] });
  scene.scroller().scrollTop -= 1_234;
  await rest(scene.scroller());
  scene.list().toEnd();
  await rest(scene.scroller());
  scene.close();
  expect(leftAt("chat")).toBeUndefined();
});

test("the floating day never overlaps a day line", async () => {
  const dayOf = (index: number) => new Date(all[index]?.createdAt ?? "").getDate();
  const first = all.findIndex((_, index) => index > 2_850 && dayOf(index) !== dayOf(index - 1));
  await open({ messages: all, loaded: [2_751, 3_000], start: { id: `m${first + 1}`, align: "start" } });
  const lines = () => [...scene.scroller().querySelectorAll("time")].filter((time) => !time.closest("article"));
  const covered = () => {
    const button = scene.box.querySelector("button[aria-label*='Jump to']");
    const place = button?.getBoundingClientRect();
    const passes = lines()
      .map((line) => line.getBoundingClientRect())
      .some((line) => place && line.top < place.bottom && place.top < line.bottom);
    return { passes, shown: button?.checkVisibility({ opacityProperty: true }) ?? false };
  };
  let [passed, met, shown] = [0, 0, 0];
  for (let step = 0; step < 60; step++) {
    scene.scroller().scrollTop += 4;
    await frame();
    await frame();
    const now = covered();
    if (now.passes) passed++;
    if (now.shown) shown++;
    if (now.passes && now.shown) met++;
  }
  // Without a passing line and a visible floating day the test would prove nothing.
  expect(passed).toBeGreaterThan(5);
  expect(shown).toBeGreaterThan(5);
  expect(met).toBe(0);
});

describe("scrolling", () => {
  test("premise: a row that moves by itself counts as a layout shift", async () => {
    await open({ messages: all, loaded: [2_951, 3_000] });
    const shifted = countShifts();
    scene.box.style.paddingTop = "200px";
    await rest(scene.scroller());
    await vi.waitFor(() => expect(shifted()).toBeGreaterThan(0));
  });

  /**
   * Scrolls in steps while pages load. @returns how far a visible message was off, and the most rows in the document.
   */
  async function stride(step: number, steps: number): Promise<{ off: number; most: number }> {
    let off = 0;
    let most = 0;
    const answered = { ...scene.asked };
    for (let count = 0; count < steps; count++) {
      const seq = scene.middle();
      const before = scene.topOf(seq) ?? Number.NaN;
      scene.scroller().scrollTop += step;
      if (scene.asked.older > answered.older) scene.older();
      if (scene.asked.newer > answered.newer) scene.newer();
      Object.assign(answered, scene.asked);
      await frame();
      await frame();
      off = Math.max(off, Math.abs((scene.topOf(seq) ?? Number.NaN) - (before - step)));
      most = Math.max(most, rowsInDocument());
    }
    return { off, most };
  }

  test("up moves the messages by exactly the scrolled distance, with few rows rendered and no edge reached", async () => {
    await open({ messages: all, loaded: [2_901, 3_000], height: 1_000 });
    scene.scroller().scrollTop -= 300;
    await rest(scene.scroller());
    const shifted = countShifts();
    const { off, most } = await stride(-120, 100);
    expect(shifted()).toBe(0);
    expect(scene.loaded()[0]).toBeLessThan(2_880);
    expect(scene.scroller().scrollTop).toBeGreaterThan(300);
    expect(off).toBeLessThan(1);
    expect(most).toBeGreaterThan(10);
    expect(most).toBeLessThanOrEqual(120);
  });

  test("down moves the messages by exactly the scrolled distance, with few rows rendered and no edge reached", async () => {
    await open({ messages: all, loaded: [501, 600], height: 1_000, start: { id: "m530", align: "center" } });
    const shifted = countShifts();
    const { off, most } = await stride(120, 100);
    expect(shifted()).toBe(0);
    expect(scene.loaded()[1]).toBeGreaterThan(640);
    expect(fromEnd()).toBeGreaterThan(300);
    expect(off).toBeLessThan(1);
    expect(most).toBeLessThanOrEqual(120);
  });
});
