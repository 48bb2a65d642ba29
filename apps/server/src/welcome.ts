import type { Config } from "./config.ts";
import type { RunningServer } from "./start.ts";

/** Addresses that no other machine reaches. */
const onlyHere: readonly string[] = ["127.0.0.1", "::1", "localhost"];

/** What a person reads who has just started the server. */
export function welcome(config: Config, { driver }: RunningServer): string {
  const data = driver === "embedded" ? `in ${config.dataDir}, in the embedded database` : "in PostgreSQL";
  return [
    "",
    `  Parley is running at ${config.publicUrl}`,
    "",
    "  Open it in a browser, sign up, and make your first group.",
    `  What people write is kept ${data}.`,
    ...(!onlyHere.includes(config.host) && !config.publicUrlGiven
      ? ["  For people on other machines, set PUBLIC_URL to the address that they use."]
      : []),
    ...(config.smtpUrl ? [] : ["  SMTP_URL is not set: mail, such as a password reset, is written to the log."]),
    "  Ctrl+C stops it.",
    "",
  ].join("\n");
}
