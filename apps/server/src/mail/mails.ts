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
 * Without the name of the account: whoever signs up with another's address chooses it, and would choose a text with a link
 * to send there under our name.
 */
export function passwordResetMail({ to, link, minutes }: ResetMail): Mail {
  return {
    to,
    subject: "Choose a new password for Parley",
    text: `Hello,

someone asked for a new password for your account on Parley.
To choose one, open this link within ${minutes} minutes:

${link}

If this was not you, do nothing: your password stays as it is.
`,
  };
}
