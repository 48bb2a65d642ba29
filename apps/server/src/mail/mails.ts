/** A mail. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  /** Plain, in lines of at most 76 characters: longer ones are sent encoded, and hard to read in simple mail programs. */
  readonly text: string;
}

interface ResetMail {
  readonly to: string;
  readonly name: string;
  readonly link: string;
  readonly minutes: number;
}

export function passwordResetMail({ to, name, link, minutes }: ResetMail): Mail {
  return {
    to,
    subject: "Choose a new password for Parley",
    text: `Hello ${name},

someone asked for a new password for your account on Parley.
To choose one, open this link within ${minutes} minutes:

${link}

If this was not you, do nothing: your password stays as it is.
`,
  };
}
