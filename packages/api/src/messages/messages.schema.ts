import { z } from "zod";
import { id, messageText, moment, pageSize, position } from "../fields.ts";
import { limits } from "../limits.ts";

/** A new message. Its id is made by the sender, so that sending again after a lost answer stores it once. */
export const newMessage = { id, text: messageText };

export const messageEdit = { text: messageText };

export const historyPage = {
  limit: pageSize,
  /** The `seq` next to which the page lies; the message there is not part of it. */
  cursor: position.nullish(),
  direction: z.enum(["backward", "forward"]).default("backward"),
  /**
   * A message with what was said before and after it: by id, by `seq`, or the first that was said at a point in time or later;
   * the newest page where nothing was. Goes before `cursor`.
   */
  around: z
    .union([id, position, moment], "This is neither a message id, nor a position, nor a point in time.")
    .optional(),
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
