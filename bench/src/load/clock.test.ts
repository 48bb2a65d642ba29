import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { sharedMicroseconds } from "./clock.ts";

test("another process reads the same clock", async () => {
  const clock = new URL("./clock.ts", import.meta.url).href;
  const script = `const { sharedMicroseconds } = await import(${JSON.stringify(clock)}); console.log(sharedMicroseconds());`;
  const before = sharedMicroseconds();
  const args = ["--import", "tsx", "--input-type=module", "--eval", script];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const after = sharedMicroseconds();
  expect(Number(stdout)).toBeGreaterThan(before);
  expect(Number(stdout)).toBeLessThan(after);
});
