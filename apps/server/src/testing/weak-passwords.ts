import { randomBytes, scryptSync } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { PasswordHashing } from "../auth/auth.ts";

const hashWith = (salt: string, password: string) =>
  `${salt}:${scryptSync(password.normalize("NFKC"), salt, 64, { N: 2, r: 1, p: 1 }).toString("hex")}`;

/** For tests in which hundreds of people sign up. As the real one, but for the time that it takes. */
export const weakPasswords: PasswordHashing = {
  hash: async (password) => hashWith(randomBytes(16).toString("hex"), password),
  verify: async ({ hash, password }) => hashWith(hash.split(":")[0] ?? "", password) === hash,
};

/** Takes the time of the real one, in which other requests go on, but not the processor's. */
export const slowPasswords: PasswordHashing = {
  hash: (password) => sleep(100).then(() => weakPasswords.hash(password)),
  verify: (given) => sleep(100).then(() => weakPasswords.verify(given)),
};
