import type { ReactNode } from "react";
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { SignOutQuestion } from "../session/sign-out-question.tsx";
import { OverlayLayer } from "./overlay-layer.tsx";
import { type Overlay, showOverlay, useOverlay } from "./overlays.ts";

let root: Root;
let seen: (Overlay | null)[];

function Watch() {
  seen.push(useOverlay());
  return null;
}

const render = (page: ReactNode) =>
  flushSync(() =>
    root.render(
      <>
        <Watch />
        {page}
      </>,
    ),
  );

beforeEach(() => {
  seen = [];
  root = createRoot(document.createElement("div"));
});
afterEach(() => root.unmount());

test("an overlay is closed before the next person's layout is shown", () => {
  render(<OverlayLayer key="ana" />);
  flushSync(() => showOverlay("createChat"));
  expect(seen.at(-1)).toBe("createChat");
  render(<OverlayLayer key="ben" />);
  expect(seen.at(-1)).toBeNull();
});

test("the question before signing out is closed with the page that asked it", () => {
  render(<SignOutQuestion key="invite" />);
  flushSync(() => showOverlay("signOut"));
  expect(seen.at(-1)).toBe("signOut");
  render(<SignOutQuestion key="chat" />);
  expect(seen.at(-1)).toBeNull();
});
