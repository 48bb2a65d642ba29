import { z } from "zod";
import { email, newEmail, newPassword, personName, username } from "../fields.ts";
import { limits } from "../limits.ts";

export { email, newPassword };

/*
 * What /api/auth/* takes, field by field. The routes themselves are in apps/server/src/auth;
 * the web client's forms check with the same objects.
 */

/** A password as typed. The rules for new passwords do not apply: an error would reveal what passwords look like. */
const typedPassword = z
  .string()
  .min(1, "Enter your password.")
  .max(limits.passwordLength, `A password has at most ${limits.passwordLength} characters.`);

/** Without a username, one is made from the email address. */
export const signUp = { name: personName, email: newEmail, password: newPassword, username: username.optional() };

export const signInByEmail = { email, password: typedPassword, rememberMe: z.boolean().optional() };

/** Any text is accepted as a username here: an impossible one gets the same answer as an unknown one. */
export const signInByUsername = {
  username: z.string().max(limits.bodyBytes).trim().toLowerCase().min(1, "Enter your username."),
  password: typedPassword,
  rememberMe: z.boolean().optional(),
};

export const passwordChange = { currentPassword: typedPassword, newPassword };

export const resetRequest = { email };

/** `token` comes from the link in the mail. */
export const passwordReset = {
  token: z
    .string()
    .regex(/^[\w-]{1,200}$/, "This link is incomplete. Open it from the email again, or request a new one."),
  newPassword,
};
