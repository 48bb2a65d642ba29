import { z } from "zod";
import { id, messageText, moment, pageSize, position } from "../fields.ts";
import { limits } from "../limits.ts";

/** A new message. The sender chooses its id, so that sending again after a lost answer stores it once. */
export const newMessage = { id, text: messageText };

export const messageEdit = { text: messageText };

export const historyPage = {
  limit: pageSize,
  /** The `seq` before or after which the page lies; that message is not part of it. */
  cursor: position.nullish(),
  direction: z.enum(["backward", "forward"]).default("backward"),
  /**
   * A message in the middle of the page: by id, by `seq`, or the first one at or after a point in time (the newest page if there
   * is none). Takes precedence over `cursor`.
   */
  around: z
    .union([id, position, moment], "This is neither a message id, nor a position, nor a point in time.")
    .optional(),
};

export const changesPage = {
  sinceRev: position,
  limit: pageSize,
  /** The range of messages for which a client may have missed renamed authors. */
  authors: z
    .strictObject({ from: position, to: position })
    .refine(({ from, to }) => to - from < limits.authorsSpan, "Ask for the authors of fewer messages.")
    .optional(),
};
