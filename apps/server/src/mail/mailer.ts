import { createTransport } from "nodemailer";
import type { Mail } from "./mails.ts";

export interface Mailer {
  /** Resolves when the mail is handed over. Never rejects: a mail that cannot be sent is logged and changes no answer. */
  send(mail: Mail): Promise<void>;
}

/** The part of a pino logger that a mailer needs. */
interface Log {
  info(details: object, message: string): void;
  error(details: object, message: string): void;
}

interface MailerOptions {
  /** `smtp://user:password@host:587`. Without it, mails are written to the log. */
  readonly smtpUrl: string | undefined;
  /** Mail comes from `parley@` its host, unless the mail server knows us by an address. */
  readonly publicUrl: string;
  readonly log: Log;
}

/** A mail server that does not answer must not keep the process, or what waits for its end, for minutes. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

export function createMailer(options: MailerOptions): Mailer {
  return options.smtpUrl ? smtpMailer(options.smtpUrl, options) : logMailer(options.log);
}

function smtpMailer(url: string, { publicUrl, log }: MailerOptions): Mailer {
  const from = { name: "Parley", address: senderOf(url) ?? `parley@${new URL(publicUrl).hostname}` };
  const transport = createTransport({ url, ...timeouts, disableFileAccess: true, disableUrlAccess: true }, { from });
  return {
    async send({ to, subject, text }) {
      try {
        await transport.sendMail({ to: { name: "", address: to }, subject, text });
      } catch (error) {
        // Under the one key that the log describes errors by: any other would drop the reason and keep the dialogue.
        log.error({ err: error, to, subject }, "a mail could not be sent");
      }
    },
  };
}

/** The login at the mail server when it is an address: then it is mostly the only one that may be sent from. */
function senderOf(smtpUrl: string): string | undefined {
  const login = decodeURIComponent(new URL(smtpUrl).username);
  return login.includes("@") ? login : undefined;
}

/**
 * Without a mail server the log is the outbox, in production too: otherwise nobody could get back in who forgot the
 * password of a small instance (docs/decisions/mail-without-smtp.md).
 */
function logMailer(log: Log): Mailer {
  return {
    async send(mail) {
      log.info({ mail }, "SMTP_URL is not set, so this mail is only written here");
    },
  };
}
