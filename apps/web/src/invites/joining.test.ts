import { expect, it } from "vitest";
import { chooseToJoin, takeChoice } from "./joining.ts";

it("joins with the chosen invite once, and with no other", () => {
  expect(takeChoice("one")).toBe(false);
  chooseToJoin("one");
  expect(takeChoice("one")).toBe(true);
  expect(takeChoice("one")).toBe(false);
  chooseToJoin("one");
  expect(takeChoice("two")).toBe(false);
  expect(takeChoice("one")).toBe(false);
});
