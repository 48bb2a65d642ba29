import { StrictMode, useState } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import { useWayBack } from "./use-way-back.ts";

function Scene() {
  const [open, setOpen] = useState(true);
  useWayBack(open, () => setOpen(false));
  return open ? (
    <button type="button" onClick={() => setOpen(false)}>
      Open
    </button>
  ) : (
    <p>Closed</p>
  );
}

let root: Root;

beforeEach(async () => {
  history.pushState("here", "");
  const box = document.createElement("div");
  document.body.replaceChildren(box);
  root = createRoot(box);
  root.render(
    <StrictMode>
      <Scene />
    </StrictMode>,
  );
  await expect.poll(() => history.state).toBe("open");
});
afterEach(() => root.unmount());

const isClosed = async () => {
  await expect.element(page.getByText("Closed")).toBeVisible();
  await expect.poll(() => history.state).toBe("here");
};

test("stays open until the browser's way back closes it", async () => {
  await new Promise((resolve) => setTimeout(resolve, 100));
  await expect.element(page.getByText("Open")).toBeVisible();
  history.back();
  await isClosed();
});

test("leaves no entry of the history behind when it is closed otherwise", async () => {
  await page.getByText("Open").click();
  await isClosed();
});
