import { parley } from "../sync/parley.ts";
import { type Outputs, utils } from "../trpc.ts";
import { refusalOf } from "../words/errors.ts";

/** Makes a picture one's own, in place of the one before. @returns oneself with the new picture. */
export async function sendPicture(file: Blob): Promise<Outputs["users"]["me"]> {
  const me = utils.sync.snapshot.getData()?.user.id;
  const response = await fetch("/api/pictures", {
    method: "POST",
    // As all calls do: another tab may have signed in as somebody else.
    headers: { "content-type": file.type, ...(me ? { "x-parley-user": me } : {}) },
    body: file,
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw refusalOf(answer);
  return answer as Outputs["users"]["me"];
}

/** Shows the picture at once, as the stream will tell. */
export const showUser = (user: Outputs["users"]["me"]): void => parley().apply({ type: "user.updated", user });
