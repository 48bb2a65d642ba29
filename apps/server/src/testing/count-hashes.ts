import { createHook } from "node:async_hooks";

/** How many passwords are hashed during `work`, which an attacker could measure. */
export async function countHashes(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const hook = createHook({
    init(_id, type) {
      if (type === "SCRYPTREQUEST") count++;
    },
  }).enable();
  await work();
  hook.disable();
  return count;
}
