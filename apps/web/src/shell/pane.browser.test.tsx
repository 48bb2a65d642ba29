import "../styles.css";
import { exampleChat, exampleSnapshot } from "@parley/client/testing/examples";
import { Link2 } from "lucide-react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { page as screen } from "vitest/browser";
import { queryClient } from "../query-client.ts";
import { utils } from "../trpc.ts";
import { Empty } from "../ui/empty.tsx";
import { Pane } from "./pane.tsx";

let root: Root;

beforeEach(async () => {
  await screen.viewport(390, 844);
  document.body.innerHTML = '<div id="scene"></div>';
  root = createRoot(document.getElementById("scene") as HTMLElement);
});

afterEach(async () => {
  root.unmount();
  queryClient.clear();
  document.documentElement.removeAttribute("dir");
  await screen.viewport(1280, 800);
});

const overlap = (a: DOMRect, b: DOMRect) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** What each line of the arrow covers; the box around all of them would be the whole icon. */
function arrowLines(): DOMRect[] {
  const lines = [...document.querySelectorAll("header svg path")].map((line) => line.getBoundingClientRect());
  expect(lines.length).toBeGreaterThan(0);
  return lines;
}

test.each([
  ["ltr", 1],
  ["ltr", 12],
  ["ltr", 100],
  ["rtl", 12],
  ["rtl", 100],
])("the badge of the arrow hides neither it nor the title (%s, %i mentions)", async (direction, count) => {
  document.documentElement.dir = direction;
  const mentions = Array.from({ length: count }, (_, index) => index + 1);
  utils.sync.snapshot.setData(undefined, exampleSnapshot(exampleChat("plans", { unread: count, mentions })));
  root.render(<Pane title="Members">…</Pane>);
  const badge = screen.getByText(count > 99 ? "99+" : String(count), { exact: true });
  await expect.element(badge).toBeVisible();
  const covered = badge.element().getBoundingClientRect();
  const title = document.createRange();
  title.selectNodeContents(screen.getByRole("heading").element());
  for (const other of [...arrowLines(), title.getBoundingClientRect()]) expect(overlap(covered, other)).toBe(false);
});

test("an empty state is in the middle of the pane, not of the column", async () => {
  await screen.viewport(1440, 900);
  utils.sync.snapshot.setData(undefined, exampleSnapshot(exampleChat("plans")));
  root.render(
    <div className="flex h-dvh">
      <Pane title="Invites" empty={<Empty icon={Link2} title="No open invites" />} />
    </div>,
  );
  const title = screen.getByText("No open invites");
  await expect.element(title).toBeVisible();
  const { left, right, bottom } = title.element().getBoundingClientRect();
  expect((left + right) / 2).toBeCloseTo(720, 0);
  const header = document.querySelector("header")?.getBoundingClientRect();
  const icon = document.querySelector(".lucide-link-2")?.parentElement?.getBoundingClientRect();
  expect((Number(icon?.top) + bottom) / 2).toBeCloseTo((Number(header?.bottom) + 900) / 2, 0);
});
