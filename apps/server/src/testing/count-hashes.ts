import { createHook } from "node:async_hooks";

/** How many passwords are hashed while `work` runs: what an attacker's clock would notice. */
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
