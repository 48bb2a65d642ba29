import { expect, it } from "vitest";
import { layout } from "./route.ts";

const view = async () => ({ default: () => null });

it("gives one component to all who ask for it, also at the same time", async () => {
  const [part] = layout({ load: () => ({}), view });
  const asked = await Promise.all([part?.view(), part?.view()]);
  expect(asked[0]).toBeDefined();
  expect(new Set([...asked, await part?.view()]).size).toBe(1);
});
