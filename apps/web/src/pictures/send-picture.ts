import { parley } from "../sync/parley.ts";
import { type Outputs, utils } from "../trpc.ts";
import { refusalOf } from "../words/errors.ts";

/** Uploads a new profile picture. @returns the person with the new picture. */
export async function sendPicture(file: Blob): Promise<Outputs["users"]["me"]> {
  const me = utils.sync.snapshot.getData()?.user.id;
  const response = await fetch("/api/pictures", {
    method: "POST",
    // Like all calls: somebody else may have signed in in another tab.
    headers: { "content-type": file.type, ...(me ? { "x-parley-user": me } : {}) },
    body: file,
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw refusalOf(answer);
  return answer as Outputs["users"]["me"];
}

/** Shows the new picture at once, before the stream delivers it. */
export const showUser = (user: Outputs["users"]["me"]): void => parley().apply({ type: "user.updated", user });
