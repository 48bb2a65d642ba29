import { v4 as uuidv4 } from "uuid";
import { lockAccount } from "../access/access.ts";
import type { Services } from "../services.ts";
import { inTransaction, type Tx } from "../transaction.ts";
import { changeUser } from "../users/users.actions.ts";
import { getMe } from "../users/users.queries.ts";
import { pictureAddress } from "./picture-address.ts";
import { savePicture } from "./pictures.queries.ts";

/**
 * Replaces a signed-in person's picture. `bytes` is a WebP that the host encoded itself: an uploaded file is never stored.
 *
 * @throws SIGNED_OUT when the account has been deleted in the meantime
 */
export function setPicture(services: Services, userId: string, bytes: Buffer) {
  return inTransaction(services, async (tx) => {
    await lockAccount(tx, userId);
    return replacePicture(tx, userId, bytes);
  });
}

async function replacePicture(tx: Tx, userId: string, bytes: Buffer) {
  // Not a v7: its timestamp would leave fewer random bits, and the address is all that protects the picture.
  const id = uuidv4();
  await savePicture(tx, { userId, id, bytes });
  await changeUser(tx, userId, { image: pictureAddress(id) });
  return getMe(tx, userId);
}
