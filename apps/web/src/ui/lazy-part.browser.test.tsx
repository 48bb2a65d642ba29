import { type ComponentType, createElement } from "react";
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { lazyPart } from "./lazy-part.tsx";
import { hurry } from "./usable.ts";

let root: Root;
beforeEach(() => {
  document.body.innerHTML = '<div id="scene"></div>';
  root = createRoot(document.getElementById("scene") as HTMLElement);
});
afterEach(() => root.unmount());

const text = () => document.body.textContent;
const Part = ({ name }: { name: string }) => <p>{name}</p>;

it("renders at once when it was fetched before", async () => {
  const load = vi.fn(async () => ({ default: Part }));
  const Lazy = lazyPart(load, "…");
  hurry();
  await expect.poll(() => load.mock.settledResults[0]?.type).toBe("fulfilled");
  flushSync(() => root.render(<Lazy name="one" />));
  expect(text()).toBe("one");
});

it("shows the placeholder until it is fetched, and is then mounted only once", async () => {
  let arrive: (module: { default: ComponentType<{ name: string }> }) => void = () => {};
  const arriving = new Promise<{ default: ComponentType<{ name: string }> }>((resolve) => {
    arrive = resolve;
  });
  const Lazy = lazyPart(() => arriving, "…");
  flushSync(() => root.render(createElement(Lazy, { name: "one" })));
  expect(text()).toBe("…");
  arrive({ default: Part });
  await expect.poll(text).toBe("one");
  const first = document.querySelector("p");
  flushSync(() => root.render(createElement(Lazy, { name: "two" })));
  expect(text()).toBe("two");
  expect(document.querySelector("p")).toBe(first);
});
