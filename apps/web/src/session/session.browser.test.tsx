import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { page } from "vitest/browser";
import Toasts from "../ui/toast-list.tsx";
import { showToast } from "../ui/toasts.tsx";
import { endSession, startSession } from "./session.ts";

let root: Root;

beforeEach(async () => {
  document.body.innerHTML = '<div id="scene"></div>';
  root = createRoot(document.getElementById("scene") as HTMLElement);
  root.render(<Toasts />);
  showToast("Deleted: “a secret”", { label: "Undo", act: () => {} });
  await expect.element(page.getByText("a secret")).toBeVisible();
});
afterEach(() => {
  root.unmount();
  localStorage.clear();
});

test("a toast goes as soon as the session ends, before the next page is there", async () => {
  const isGone = () => expect.element(page.getByText("a secret"), { timeout: 2_000 }).not.toBeInTheDocument();
  await endSession(async () => await isGone());
});

test("a toast is gone when the next person signs in", async () => {
  startSession();
  await expect.element(page.getByText("a secret"), { timeout: 2_000 }).not.toBeInTheDocument();
});
