import { reasons } from "@parley/api/reasons";

const deadLink = "This link has been used or has expired. Request a new one.";

/** What people read for better-auth's codes. The codes are stable; its own messages are for developers. */
const sentences: Readonly<Record<string, string>> = {
  INVALID_EMAIL_OR_PASSWORD: "That account and password do not match. Check both, or reset your password.",
  INVALID_PASSWORD: "The current password is wrong. Try again.",
  CREDENTIAL_ACCOUNT_NOT_FOUND: "This account has no password yet. Request a link to set one.",
  INVALID_TOKEN: deadLink,
  USER_NOT_FOUND: deadLink,
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL:
    "There is already an account with this email address. Sign in, or reset your password.",
  USERNAME_IS_ALREADY_TAKEN: reasons.USERNAME_TAKEN.sentence,
  UNAUTHORIZED: reasons.SIGNED_OUT.sentence,
};

export const sentenceFor = (code: string): string => sentences[code] ?? reasons.INVALID_INPUT.sentence;
