import { expect, it } from "vitest";
import { en } from "./en.ts";
import { isolated } from "./isolated.ts";

it("isolates a name that is written right to left", () => {
  expect(en.messages.by(isolated("نورة"), "9:21 PM")).toBe("\u2068نورة\u2069, 9:21 PM");
  expect(isolated("Noa נועה")).toBe("\u2068Noa נועה\u2069");
});

it("leaves a name that is written left to right alone", () => {
  expect(isolated("Tomás Rivera")).toBe("Tomás Rivera");
  expect(isolated("山田")).toBe("山田");
});
