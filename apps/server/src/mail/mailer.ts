import { createTransport } from "nodemailer";
import type { Mail } from "./mails.ts";

export interface Mailer {
  /** Resolves when the mail is handed over. Never rejects: a failure is logged, and does not change any answer. */
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
  /** Mail is sent from `parley@` this host, unless the login at the mail server is an email address. */
  readonly publicUrl: string;
  readonly log: Log;
}

/** A mail server that does not answer must not delay a shutdown by minutes. */
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
        // The key must be `err`, for which the log has a serializer: otherwise it would write the SMTP dialogue.
        log.error({ err: error, to, subject }, "a mail could not be sent");
      }
    },
  };
}

/** The login at the mail server if it is an email address: then it is usually the only allowed sender. */
function senderOf(smtpUrl: string): string | undefined {
  const login = decodeURIComponent(new URL(smtpUrl).username);
  return login.includes("@") ? login : undefined;
}

/**
 * Without a mail server, mail goes to the log, in production too: otherwise people who forget their password on a small
 * instance could not get back in (docs/decisions/mail-without-smtp.md).
 */
function logMailer(log: Log): Mailer {
  return {
    async send(mail) {
      log.info({ mail }, "SMTP_URL is not set, so this mail is only written here");
    },
  };
}
