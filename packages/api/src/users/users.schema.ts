import { z } from "zod";
import { bio, id, personName, username } from "../fields.ts";

export { bio, personName, username };

export const userTarget = { userId: id };

/** What people may change about themselves. Omitted fields stay as they are. */
export const profile = {
  name: personName.optional(),
  username: username.optional(),
  bio: bio.optional(),
  /** Null removes the picture. A new one is uploaded to `POST /api/pictures` (docs/decisions/pictures.md). */
  image: z.null("A picture cannot be a link. Send the picture itself to /api/pictures.").optional(),
};

export const accountEnd = {
  /** Keeps a stray call from deleting an account. */
  confirm: z.literal("delete my account"),
  /** What happens to the messages: they stay, under the name "Deleted user", or every text is erased. */
  messages: z.enum(["keep", "erase"]).default("keep"),
};
