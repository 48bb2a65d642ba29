import { expect, test } from "vitest";
import { visible, visibleJson } from "./visible.ts";

const everyUnit = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code));
const dangerous = /[^\P{Cc}\t]|[\u202a-\u202e\u2066-\u2069]/u;

test("no control character remains", () => {
  expect(everyUnit.filter((unit) => dangerous.test(unit)).length).toBeGreaterThan(65);
  expect(everyUnit.filter((unit) => dangerous.test(visible(unit)))).toEqual([]);
  expect(dangerous.test(visible(everyUnit.join("")))).toBe(false);
});

test("control characters are shown as visible symbols", () => {
  expect(visible("\x1b[2Jx\x07\r\n\x7f\x9b31m\u202egnp.exe")).toBe("␛[2Jx␇␍␊␡<U+009B>31m<U+202E>gnp.exe");
});

test("ordinary text stays unchanged, in any script", () => {
  const text = "Grüße, 你好 שלום\tمرحبا 👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 e\u0301 <b>␛";
  expect(visible(text)).toBe(text);
});

test("JSON has no control character, and parses to the same value", () => {
  const value = { text: everyUnit.join("") };
  expect(dangerous.test(visibleJson(value))).toBe(false);
  expect(JSON.parse(visibleJson(value))).toEqual(value);
});
