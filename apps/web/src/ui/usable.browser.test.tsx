import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useUsable, whenUsable } from "./usable.ts";

let root: Root;
beforeEach(() => {
  root = createRoot(document.createElement("div"));
});
afterEach(() => root.unmount());

function Page({ ready }: { ready: boolean }) {
  useUsable(ready);
  return null;
}

const show = (page: "form" | "chat", ready: boolean) => flushSync(() => root.render(<Page key={page} ready={ready} />));
const idle = () => new Promise((resolve) => requestIdleCallback(resolve));

it("fetches what a page can do without once the page is there, also the one that follows", async () => {
  const load = vi.fn(async () => {});
  show("form", true);
  await whenUsable(load);
  expect(load).toHaveBeenCalledTimes(1);

  // A part of the next page asks while that is drawn, and learns only then that its content is still missing.
  void whenUsable(load);
  show("chat", false);
  void whenUsable(load);
  await idle();
  await idle();
  expect(load).toHaveBeenCalledTimes(1);

  show("chat", true);
  await expect.poll(() => load.mock.calls.length).toBe(3);
});
