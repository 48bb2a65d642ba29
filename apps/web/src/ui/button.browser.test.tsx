import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { Button } from "./button.tsx";

const send = vi.fn((event: React.FormEvent) => event.preventDefault());
const press = vi.fn();

let root: Root;
beforeEach(() => {
  vi.clearAllMocks();
  document.body.innerHTML = "<div></div>";
  root = createRoot(document.querySelector("div") as Element);
});
afterEach(() => root.unmount());

function show(busy: boolean): void {
  root.render(
    <form onSubmit={send}>
      <input aria-label="Name" />
      <Button type="submit" busy={busy} onClick={press}>
        Save
      </Button>
    </form>,
  );
}

test("a busy button keeps the focus, and does nothing when it is pressed or its form sent", async () => {
  show(false);
  const button = page.getByRole("button");
  await button.click();
  expect(send).toHaveBeenCalledOnce();
  show(true);
  await expect.element(button).toHaveAttribute("aria-disabled", "true");
  expect(document.activeElement).toBe(button.element());
  await userEvent.keyboard("{Enter}");
  await userEvent.click(page.getByLabelText("Name"));
  await userEvent.keyboard("{Enter}");
  expect(press).toHaveBeenCalledOnce();
  expect(send).toHaveBeenCalledOnce();
});
