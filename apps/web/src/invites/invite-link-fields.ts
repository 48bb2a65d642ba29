import { z } from "zod";
import { moreWords } from "../words/more.ts";
import { inviteTokenIn } from "./invite-token.ts";

/** Extracts the token from a pasted link. */
export const inviteLinkFields = {
  link: z.string().transform((text, { addIssue }) => {
    const token = inviteTokenIn(text);
    if (!token) addIssue(moreWords.groups.inviteLinkWrong);
    return token ?? "";
  }),
};
