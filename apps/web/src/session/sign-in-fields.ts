import { passwordReset, signInByEmail, signUp } from "@parley/api/accounts/schema";
import { username } from "@parley/api/users/schema";
import { z } from "zod";
import { words } from "../words/words.ts";

/* What the forms outside are checked with. Fetched while they are filled in, as zod is large. */

export const signInFields = {
  login: z
    .string()
    .trim()
    .min(1, { error: () => words.account.loginEmpty }),
  password: signInByEmail.password,
};

/** People choose their username here; programs may leave it out. */
export const signUpFields = { ...signUp, username };

export const resetFields = { newPassword: passwordReset.newPassword };
