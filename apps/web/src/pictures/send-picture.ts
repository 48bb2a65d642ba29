import type { Outputs } from "@parley/client";
import { callRoute } from "../call-route.ts";
import { parley } from "../sync/parley.ts";

/**
 * The server waits a minute for all of a request, which a slow network may need: without WebP a picture can have a megabyte. Then
 * it re-encodes pictures one after another.
 */
const uploadMs = 90_000;

/** Uploads a new profile picture. @returns the person with the new picture. */
export const sendPicture = (file: Blob): Promise<Outputs["users"]["me"]> =>
  callRoute("/api/pictures", {
    method: "POST",
    headers: { "content-type": file.type },
    body: file,
    limitMs: uploadMs,
  });

/** Shows the new picture at once, before the stream delivers it. */
export const showUser = (user: Outputs["users"]["me"]): void => parley().apply({ type: "user.updated", user });
