import { expect, it } from "vitest";
import { returnTo } from "./return-to.ts";

it.each(["/", "/g/1/c/2?m=3", "/invite/abc#x"])("returns to %s", (path) => {
  expect(returnTo(path)).toBe(path);
});

it.each([
  "//evil.example",
  "/\\evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "",
  "g/1",
  "/\t/evil.example",
  "/\n\\evil.example",
  "/.//evil.example",
  "/..//evil.example/x",
  "/g/../..//evil.example",
  "/%2e//evil.example",
  "/.\\\\evil.example",
])("does not return to %j", (path) => {
  expect(returnTo(path)).toBeUndefined();
});
