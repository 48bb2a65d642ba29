/** A mail. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  /** Plain, in lines of at most 76 characters: longer ones are sent encoded, and hard to read in simple mail programs. */
  readonly text: string;
}

interface ResetMail {
  readonly to: string;
  readonly link: string;
  readonly minutes: number;
}

/**
 * Without the person's name: somebody who signs up with another person's address could choose a name with a link in it, and
 * have it mailed there by us.
 */
export function passwordResetMail({ to, link, minutes }: ResetMail): Mail {
  return {
    to,
    subject: "Choose a new password for Parley",
    text: `Hello,

someone requested a new password for your Parley account.
To choose one, open this link within ${minutes} minutes:

${link}

If this was not you, do nothing: your password stays as it is.
`,
  };
}
