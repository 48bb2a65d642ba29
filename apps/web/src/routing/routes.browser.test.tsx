import { expect, test } from "vitest";
import type { Path } from "./address.ts";
import { paths } from "./paths.ts";
import { routes } from "./routes.ts";

test.each(Object.entries(paths))("the address %s leads to its own page", (_name, address) => {
  // Each says what it can for nothing, such as /g/undefined.
  const path = (address as unknown as (given: object) => Path)({});
  const url = new URL(path, location.origin);
  const found = routes.flatMap((route) => route.find(url) ?? []);
  expect(found[0]?.address).toBe(address);
});
