import { ParleyError } from "../errors.ts";
import type { Services } from "../services.ts";
import type { Snapshot } from "./sync.queries.ts";

/** The snapshot of the signed-in person. @throws SIGNED_OUT when the account has been deleted in the meantime */
export async function getSnapshot(services: Pick<Services, "loaders">, userId: string): Promise<Snapshot> {
  const snapshot = await services.loaders.snapshot(userId);
  if (!snapshot) throw new ParleyError("SIGNED_OUT");
  return snapshot;
}
