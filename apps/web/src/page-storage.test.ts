import type { TextStorage } from "@parley/client";
import { expect, it } from "vitest";
import { createPageStorage } from "./page-storage.ts";

/** A browser's storage that takes so many texts. */
function browserStorage(room: number): TextStorage {
  const texts = new Map<string, string>();
  return {
    get length() {
      return texts.size;
    },
    key: (index) => [...texts.keys()][index] ?? null,
    getItem: (key) => texts.get(key) ?? null,
    setItem(key, text) {
      if (text.length > room) throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
      texts.set(key, text);
    },
    removeItem: (key) => void texts.delete(key),
  };
}

const forbidden = (): never => {
  throw new DOMException("No storage", "SecurityError");
};

const all = (storage: TextStorage) => Array.from({ length: storage.length }, (_, index) => storage.key(index));

it("keeps what fits in the browser", () => {
  const browser = browserStorage(10);
  const storage = createPageStorage(() => browser);
  storage.setItem("a", "short");
  expect(browser.getItem("a")).toBe("short");
  storage.removeItem("a");
  expect(browser.getItem("a")).toBeNull();
});

it("keeps what does not fit for the page, and leaves nothing older behind", () => {
  const browser = browserStorage(10);
  const storage = createPageStorage(() => browser);
  storage.setItem("a", "short");
  storage.setItem("b", "other");
  storage.setItem("a", "by far too long");
  expect(storage.getItem("a")).toBe("by far too long");
  expect(browser.getItem("a")).toBeNull();
  expect(all(storage)).toEqual(["b", "a"]);
  storage.setItem("a", "short");
  expect(browser.getItem("a")).toBe("short");
  expect(all(storage)).toEqual(["b", "a"]);
});

it("keeps everything for the page where the browser keeps nothing", () => {
  const storage = createPageStorage(forbidden);
  storage.setItem("a", "1");
  expect(storage.getItem("a")).toBe("1");
  expect(storage.getItem("b")).toBeNull();
  expect(all(storage)).toEqual(["a"]);
  storage.removeItem("a");
  expect(all(storage)).toEqual([]);
});
