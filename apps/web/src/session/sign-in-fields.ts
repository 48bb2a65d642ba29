import { passwordReset, signInByEmail, signUp } from "@parley/api/accounts/schema";
import { username } from "@parley/api/users/schema";
import { z } from "zod";
import { moreWords } from "../words/more.ts";

/* The schemas of the sign-in forms. Fetched while they are filled in, because zod is large. */

export const signInFields = {
  login: z
    .string()
    .trim()
    .min(1, { error: () => moreWords.account.loginEmpty }),
  password: signInByEmail.password,
};

/** Here the username is required; the API makes one if it is omitted. */
export const signUpFields = { ...signUp, username };

export const resetFields = { newPassword: passwordReset.newPassword };
