import { z } from "zod";
import { words } from "../words/words.ts";
import { inviteTokenIn } from "./invite-token.ts";

/** Extracts the token from a pasted link. */
export const inviteLinkFields = {
  link: z.string().transform((text, { addIssue }) => {
    const token = inviteTokenIn(text);
    if (!token) addIssue(words.groups.inviteLinkWrong);
    return token ?? "";
  }),
};
