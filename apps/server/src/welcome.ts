import type { Config } from "./config.ts";
import type { RunningServer } from "./start.ts";

/** Hosts that no other machine can reach. */
const onlyHere: readonly string[] = ["127.0.0.1", "::1", "localhost"];

/** The message printed when the server has started. */
export function welcome(config: Config, { driver }: RunningServer): string {
  const data = driver === "embedded" ? `in ${config.dataDir}, in the embedded database` : "in PostgreSQL";
  return [
    "",
    `  Parley is running at ${config.publicUrl}`,
    "",
    "  Open it in a browser, sign up, and create your first group.",
    `  Messages are kept ${data}.`,
    ...(!onlyHere.includes(config.host) && !config.publicUrlGiven
      ? ["  If people on other machines use it, set PUBLIC_URL to the address they open."]
      : []),
    ...(config.smtpUrl ? [] : ["  SMTP_URL is not set: emails, such as password resets, are written to the log."]),
    "  Press Ctrl+C to stop it.",
    "",
  ].join("\n");
}
