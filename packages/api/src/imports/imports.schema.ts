import { z } from "zod";
import { chatName, messageText, newEmail, personName } from "../fields.ts";

const day = 24 * 60 * 60 * 1000;

/** A point in time. Without an offset it would be ambiguous; one in the future is a mistake in the file. */
const at = z
  .string()
  .max(100)
  .pipe(z.iso.datetime({ offset: true, error: "Write the time as 2009-06-30T16:25:00Z." }))
  .transform((text) => new Date(text))
  .refine((time) => time.getTime() >= 0, "This is before 1970.")
  .refine((time) => time.getTime() < Date.now() + day, "This is in the future.");

/** One line of an import. Unknown fields are ignored: exports of other programs have many. */
export const importedLine = z.object({
  at,
  /** A nick as in the log. It becomes the person's name, unchanged. */
  author: personName,
  text: messageText,
  chat: chatName.nullish(),
  /** The author's email address. With it they can claim the account by a password reset. */
  email: newEmail.nullish(),
});

export type ImportedLine = z.output<typeof importedLine>;
