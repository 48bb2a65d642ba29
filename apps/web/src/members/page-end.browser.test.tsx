import "../styles.css";
import { createRef } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { afterEach, expect, test, vi } from "vitest";
import { PageEnd } from "./page-end.tsx";

afterEach(() => vi.unstubAllGlobals());

test("the last of several changes that come at once counts", () => {
  let report = (_changes: { isIntersecting: boolean }[]) => {};
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      constructor(callback: typeof report) {
        report = callback;
      }
      observe() {}
      disconnect() {}
    },
  );
  const more = vi.fn();
  const root = createRoot(document.createElement("div"));
  flushSync(() => root.render(<PageEnd scroller={createRef()} loaded="" onNear={more} />));
  report([{ isIntersecting: true }, { isIntersecting: false }]);
  expect(more).not.toHaveBeenCalled();
  report([{ isIntersecting: false }, { isIntersecting: true }]);
  expect(more).toHaveBeenCalledOnce();
  root.unmount();
});

test("more is loaded one screen ahead, and again if the end is still near after that", async () => {
  const box = document.createElement("div");
  document.body.append(box);
  const root = createRoot(box);
  const scroller = createRef<HTMLDivElement>();
  let height = 5_000;
  const more = vi.fn(() => {
    height += 100;
    render();
  });
  const render = () =>
    flushSync(() =>
      root.render(
        <div ref={scroller} style={{ height: 300, overflow: "auto" }}>
          <div style={{ height }} />
          <PageEnd scroller={scroller} loaded={String(height)} onNear={more} />
        </div>,
      ),
    );
  /** When all observers that there are have reported, which they do in their order. */
  const observed = () => new Promise((resolve) => new IntersectionObserver(resolve).observe(box));
  render();
  // The view ends at 4,360, so the end is near until the list is 5,160 high.
  scroller.current?.scrollTo({ top: 4_060 });
  await vi.waitFor(() => expect(height).toBe(5_200));
  await observed();
  expect(more).toHaveBeenCalledTimes(2);
  root.unmount();
  box.remove();
});
