import "../styles.css";
import type { Chat } from "@parley/client";
import { QueryClientProvider } from "@tanstack/react-query";
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { cdp, page, userEvent } from "vitest/browser";
import { queryClient } from "../query-client.ts";
import { afterPaint } from "../ui/after-paint.ts";
import { Composer } from "./composer.tsx";

const chat: Chat = {
  id: "chat",
  groupId: "group",
  kind: "channel",
  visibility: "open",
  name: "general",
  topic: "",
  createdBy: "ana",
  lastSeq: 0,
  lastRev: 0,
  createdAt: "",
  archivedAt: null,
  readSeq: 0,
  unread: 0,
  mentions: [],
};

let root: Root;

/** Shows the composer of a chat, and waits until it has been painted. `meanwhile` happens before that. */
async function show(meanwhile: () => void, shown = chat): Promise<void> {
  flushSync(() =>
    root.render(
      <QueryClientProvider client={queryClient}>
        <Composer chat={shown} onSend={() => {}} onEditLast={() => {}} ref={null} />
      </QueryClientProvider>,
    ),
  );
  meanwhile();
  await new Promise<void>((resolve) => void afterPaint(() => setTimeout(resolve)));
}

const fieldOf = (name: string) => page.getByRole("textbox", { name: `Write to ${name}` }).element();
const field = () => fieldOf("general");
const before = () => document.getElementById("before");

beforeEach(async () => {
  await page.viewport(1_000, 600);
  document.body.innerHTML = '<input id="before"><input id="other"><div id="scene"></div>';
  root = createRoot(document.getElementById("scene") as HTMLElement);
  before()?.focus();
});
afterEach(async () => {
  root.unmount();
  await cdp().send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "none" }] });
});

test("the field takes the focus from what led to it", async () => {
  await show(() => {});
  expect(document.activeElement).toBe(field());
});

test("the field takes the focus when what led to it goes, as the switcher does", async () => {
  await show(() => before()?.remove());
  expect(document.activeElement).toBe(field());
});

test("the field leaves the focus to what has taken it meanwhile", async () => {
  const other = document.getElementById("other");
  await show(() => other?.focus());
  expect(document.activeElement).toBe(other);
});

describe("when another chat is opened", () => {
  const other: Chat = { ...chat, id: "other", name: "other" };

  test("the focus stays in the field, which says where one writes now, and no button is drawn anew", async () => {
    await show(() => {});
    const buttons = [...document.querySelectorAll("#scene button")];
    const focused = vi.fn();
    field().addEventListener("focus", focused);
    await show(() => expect(document.activeElement).toBe(fieldOf("other")), other);
    expect(document.activeElement).toBe(fieldOf("other"));
    expect(focused).toHaveBeenCalledOnce();
    expect([...document.querySelectorAll("#scene button")]).toEqual(buttons);
  });

  test("each has its own text, and what was typed in one cannot be brought back in the other", async () => {
    await show(() => {});
    await userEvent.type(field(), "a secret");
    await userEvent.clear(field());
    await show(() => {}, other);
    expect(document.activeElement).toBe(fieldOf("other"));
    document.execCommand("undo");
    expect(fieldOf("other")).toHaveValue("");

    await userEvent.type(fieldOf("other"), "here");
    await show(() => {});
    expect(field()).toHaveValue("");
    await show(() => {}, other);
    expect(fieldOf("other")).toHaveValue("here");
  });
});

test("the field says what Enter does, except on a touch keyboard, where that is nothing special", async () => {
  await show(() => {});
  expect(field()).toHaveAccessibleDescription("Enter sends, Shift+Enter starts a new line");
  const coarse = vi.spyOn(window, "matchMedia").mockReturnValue({ matches: true } as MediaQueryList);
  await show(() => {}, { ...chat });
  expect(field()).not.toHaveAccessibleDescription();
  coarse.mockRestore();
});

/** The colors that the field shows in a part of it, given in pixels. */
async function colorsIn(
  left: number,
  top: number,
  width: number,
  height: number,
  element = field(),
): Promise<Set<string>> {
  const shown = await page.screenshot({ element, base64: true, save: false });
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${shown}`)).blob());
  const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
  context?.drawImage(picture, 0, 0);
  const { data = [] } = context?.getImageData(left, top, width, height) ?? {};
  return new Set(Array.from({ length: width * height }, (_, pixel) => data.slice(4 * pixel, 4 * pixel + 3).join()));
}

test.each(["none", "active"])("a long text scrolls, but keeps off the edges (forced colors: %s)", async (value) => {
  await cdp().send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value }] });
  await show(() => {});
  const element = field() as HTMLTextAreaElement;
  await userEvent.clear(element);
  const height = element.offsetHeight;
  await userEvent.fill(element, "line\n".repeat(100));
  expect(element.offsetHeight).toBeGreaterThan(height);
  expect(element.scrollHeight).toBeGreaterThan(element.clientHeight);
  element.scrollTop = 0;
  await userEvent.wheel(element, { delta: { y: 200 } });
  await expect.poll(() => element.scrollTop).toBeGreaterThan(0);

  const { offsetHeight: end } = element;
  const background = await colorsIn(2, end / 2, 8, 8);
  expect(background.size).toBe(1);
  expect((await colorsIn(14, 10, 40, 40)).size).toBeGreaterThan(1);
  for (const edge of [1, end - 9]) expect(await colorsIn(14, edge, 40, 8)).toEqual(background);
});

test("a name that there is no room for ends in an ellipsis", async () => {
  await page.viewport(390, 600);
  const long = { ...chat, id: "long", name: "M".repeat(100) };
  await show(() => {}, long);
  const element = fieldOf(long.name) as HTMLTextAreaElement;
  const { offsetWidth: end, offsetHeight: height } = element;
  expect(height).toBeLessThan(60);
  // An ellipsis leaves its place free above the middle.
  const colors = await colorsIn(end - 26, 4, 8, height / 2 - 4, element);
  expect(colors.size).toBe(1);
  expect((await colorsIn(end - 80, 4, 40, height / 2 - 4, element)).size).toBeGreaterThan(1);
});
