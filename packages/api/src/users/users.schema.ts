import { z } from "zod";
import { bio, id, personName, username } from "../fields.ts";

export { bio, personName, username };

export const userTarget = { userId: id };

/** What a person may change of themselves. What is left out stays. */
export const profile = {
  name: personName.optional(),
  username: username.optional(),
  bio: bio.optional(),
  /** Null takes the picture away. A new one is sent to `POST /api/pictures`: an address elsewhere would see who reads. */
  image: z.null("A picture cannot be a link. Send the picture itself to /api/pictures.").optional(),
};

export const accountEnd = {
  /** Keeps a stray call from ending an account. */
  confirm: z.literal("delete my account"),
  /** What becomes of what was said: it stays under the name "Deleted user", or every text of it goes. */
  messages: z.enum(["keep", "erase"]).default("keep"),
};
