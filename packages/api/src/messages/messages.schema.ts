import { z } from "zod";
import { id, messageText, pageSize, position } from "../fields.ts";
import { limits } from "../limits.ts";

/** A new message. Its id is made by the sender, so that sending again after a lost answer stores it once. */
export const newMessage = { id, text: messageText };

export const messageEdit = { text: messageText };

export const historyPage = {
  limit: pageSize,
  /** The `seq` next to which the page lies; the message there is not part of it. */
  cursor: position.nullish(),
  direction: z.enum(["backward", "forward"]).default("backward"),
  /** A message, by id or `seq`, with what was said before and after it. Goes before `cursor`. */
  around: z.union([id, position], "This is neither the id of a message nor its place.").optional(),
};

export const changesPage = {
  sinceRev: position,
  limit: pageSize,
  /** Between which places a client shows messages, when it may have missed that their authors have new names. */
  authors: z
    .strictObject({ from: position, to: position })
    .refine(({ from, to }) => to - from < limits.authorsSpan, "Ask for the authors of fewer messages.")
    .optional(),
};
