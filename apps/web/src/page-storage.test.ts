import { storedKeys } from "@parley/client";
import { createTextStorage } from "@parley/client/testing/text-storage";
import { expect, it } from "vitest";
import { createPageStorage } from "./page-storage.ts";

const forbidden = (): never => {
  throw new DOMException("No storage", "SecurityError");
};

it("stores what fits in the browser", () => {
  const { storage: browser } = createTextStorage({ room: 10 });
  const storage = createPageStorage(() => browser);
  storage.setItem("a", "short");
  expect(browser.getItem("a")).toBe("short");
  storage.removeItem("a");
  expect(browser.getItem("a")).toBeNull();
});

it("keeps what does not fit in memory, and leaves no older value behind", () => {
  const { storage: browser } = createTextStorage({ room: 10 });
  const storage = createPageStorage(() => browser);
  storage.setItem("a", "short");
  storage.setItem("b", "other");
  storage.setItem("a", "by far too long");
  expect(storage.getItem("a")).toBe("by far too long");
  expect(browser.getItem("a")).toBeNull();
  expect(storedKeys(storage)).toEqual(["b", "a"]);
  storage.setItem("a", "short");
  expect(browser.getItem("a")).toBe("short");
  expect(storedKeys(storage)).toEqual(["b", "a"]);
});

it("keeps everything in memory when the browser refuses to store", () => {
  const storage = createPageStorage(forbidden);
  storage.setItem("a", "1");
  expect(storage.getItem("a")).toBe("1");
  expect(storage.getItem("b")).toBeNull();
  expect(storedKeys(storage)).toEqual(["a"]);
  storage.removeItem("a");
  expect(storedKeys(storage)).toEqual([]);
});
