import { randomBytes, scryptSync } from "node:crypto";
import type { PasswordHashing } from "../auth/auth.ts";

const hashWith = (salt: string, password: string) =>
  `${salt}:${scryptSync(password.normalize("NFKC"), salt, 64, { N: 2, r: 1, p: 1 }).toString("hex")}`;

/** For tests in which hundreds of people sign up. As the real one, but for the time that it takes. */
export const weakPasswords: PasswordHashing = {
  hash: async (password) => hashWith(randomBytes(16).toString("hex"), password),
  verify: async ({ hash, password }) => hashWith(hash.split(":")[0] ?? "", password) === hash,
};
