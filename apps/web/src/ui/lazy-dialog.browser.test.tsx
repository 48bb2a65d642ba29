import { useState } from "react";
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { address, text } from "../routing/address.ts";
import { navigate, startNavigation } from "../routing/navigation.ts";
import { page } from "../routing/route.ts";
import { lazyDialog } from "./lazy-dialog.tsx";

const room = address("/test/:room", { m: text });
const ownPath = location.pathname + location.search;

/** Keeps the second room from being shown. */
let arrive = () => {};
const Dialog = lazyDialog(async () => ({
  default: ({ open }: { open: boolean; onOpenChange: (open: boolean) => void }) => <p>{open ? "open" : "closed"}</p>,
}));

let root: Root;
let box: HTMLElement;
let stop: () => void;
let show = (_open: boolean) => {};
/** What the dialog has asked for; a page that is shown makes it ask at once. */
let asked: boolean[];

function Scene() {
  const [open, setOpen] = useState(false);
  show = (next) => flushSync(() => setOpen(next));
  const change = (next: boolean) => {
    asked.push(next);
    setOpen(next);
  };
  return <Dialog open={open} onOpenChange={change} />;
}

beforeEach(async () => {
  asked = [];
  const view = async () => ({ default: () => null });
  const load = async ({ room }: { room: string }) => {
    if (room === "slow") await new Promise<void>((resolve) => (arrive = resolve));
    return {};
  };
  stop = startNavigation([page(room, { load, view })]);
  await navigate(room({ room: "first" }));
  box = document.createElement("div");
  root = createRoot(box);
  flushSync(() => root.render(<Scene />));
  show(true);
  await expect.poll(() => box.textContent).toBe("open");
});
afterEach(() => {
  root.unmount();
  stop();
  history.replaceState(null, "", ownPath);
});

test("closes when another page takes the place of the one below", async () => {
  await navigate(room({ room: "second" }));
  expect(asked).toEqual([false]);
  await expect.poll(() => box.textContent).toBe("closed");
});

test("stays when the page below only says something else", async () => {
  await navigate(room({ room: "first", m: "message" }));
  expect(asked).toEqual([]);
});

test("stays when it was opened on the way to a page", async () => {
  show(false);
  const arriving = navigate(room({ room: "slow" }));
  show(true);
  await expect.poll(() => box.textContent).toBe("open");
  arrive();
  await arriving;
  expect(asked).toEqual([]);
});
