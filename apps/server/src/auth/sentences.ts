import { reasons } from "@parley/api/reasons";

const deadLink = "This link was used or has expired. Ask for a new one.";

/** What people are told for the codes that better-auth answers with. The codes are stable, its words are for developers. */
const sentences: Readonly<Record<string, string>> = {
  INVALID_EMAIL_OR_PASSWORD: "That password does not belong to that account. Check both, or choose a new password.",
  INVALID_PASSWORD: "The current password is not right. Try again.",
  CREDENTIAL_ACCOUNT_NOT_FOUND: "This account has no password yet. Ask for a link to choose one.",
  INVALID_TOKEN: deadLink,
  USER_NOT_FOUND: deadLink,
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL:
    "There is an account with this email address. Sign in, or choose a new password.",
  USERNAME_IS_ALREADY_TAKEN: reasons.USERNAME_TAKEN.sentence,
  UNAUTHORIZED: reasons.SIGNED_OUT.sentence,
};

export const sentenceFor = (code: string): string => sentences[code] ?? reasons.INVALID_INPUT.sentence;
