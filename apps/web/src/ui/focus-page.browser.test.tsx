import { beforeAll, beforeEach, expect, test } from "vitest";
import { afterPaint } from "./after-paint.ts";
import { focusNewPage } from "./focus-page.ts";

const painted = () => new Promise<void>((resolve) => void afterPaint(resolve));
const focus = (id: string) => document.getElementById(id)?.focus();
const focused = () => document.activeElement?.id;

// The first page of all keeps the focus that the browser gives it.
beforeAll(async () => {
  focusNewPage();
  await painted();
});

beforeEach(() => {
  document.body.innerHTML = `
    <main id="main" tabindex="-1"><input id="field"></main>
    <a id="link" href="#main"></a>
    <div role="dialog"><input id="behind"></div>
    <div role="dialog"><input id="opened"></div>`;
});

test("a new page gets the focus that nothing has", async () => {
  focusNewPage();
  await painted();
  expect(focused()).toBe("main");
});

test("a new page gets the focus from the dialog that led to it", async () => {
  focus("behind");
  focusNewPage();
  await painted();
  expect(focused()).toBe("main");
});

test("a new page leaves the focus where it has put it, or on the link that led to it", async () => {
  for (const id of ["field", "link"]) {
    focus(id);
    focusNewPage();
    await painted();
    expect(focused()).toBe(id);
  }
});

test("a new page leaves the focus in a dialog that was opened before the page was painted", async () => {
  focus("behind");
  focusNewPage();
  focus("opened");
  await painted();
  expect(focused()).toBe("opened");
});
