import { parseArgs } from "node:util";
import { signUp } from "@parley/api/accounts/schema";
import { type DB, isUniqueViolation } from "@parley/db";
import type { Kysely } from "kysely";
import { findUserByUsername, setEmail } from "../../auth/accounts.queries.ts";
import { createAuth } from "../../auth/auth.ts";
import { loadSecret } from "../../secret.ts";
import { type Environment, type Outcome, perform } from "../command.ts";
import { openServices } from "../open-services.ts";

const usage = `Usage: pnpm reset-link USERNAME [--email ADDRESS]

Prints a link with which this person can choose a password, once and within 24 hours.
Whoever has the link has the account: hand it over in private.

  --email ADDRESS   first changes the account's email address to this one
  --help            shows this

It opens the same database as the server (DATABASE_URL, or DATA_DIR).
The embedded database serves one process at a time: stop the server first.`;

const minutes = 24 * 60;

/** `pnpm reset-link`: for people who cannot receive mail, such as the authors of imported messages. */
export const resetLinkCommand = (args: readonly string[], env: Environment): Promise<Outcome> =>
  perform(args, { name: "pnpm reset-link", usage, readArguments, run: (wanted) => makeLink(wanted, env) });

interface Wanted {
  readonly username: string;
  readonly email: string | undefined;
}

/** @throws an error whose message says what is wrong with the arguments. */
function readArguments(args: readonly string[]): Wanted | "help" {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { email: { type: "string" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help) return "help";
  const [username, ...rest] = positionals;
  if (!username || rest.length > 0) throw new Error("Give exactly one username");
  return { username: username.replace(/^@/, "").toLowerCase(), email: values.email };
}

async function makeLink({ username, email }: Wanted, env: Environment): Promise<Outcome> {
  await using open = await openServices(env);
  const { db, bus, publicUrl, onError } = open.services;
  const secret = await loadSecret(open.config.dataDir);

  const user = await findUserByUsername(db, username);
  if (!user) return { code: 1, stderr: `There is nobody with the username ${username}.` };
  const refused = email === undefined ? undefined : await giveEmail(db, user.id, email);
  if (refused) return { code: 1, stderr: refused };

  // No mail is sent from here: the operator hands the link over.
  const auth = createAuth({ db, bus, publicUrl, secret, mailer: { send: async () => {} }, onError });
  return {
    code: 0,
    stderr: `With this link ${user.name} can choose a password, once and within 24 hours:`,
    stdout: await auth.createResetLink(user.id, minutes),
  };
}

/** @returns the reason when the address could not be set. */
async function giveEmail(db: Kysely<DB>, userId: string, given: string): Promise<string | undefined> {
  const parsed = signUp.email.safeParse(given);
  if (!parsed.success) return `${given}: ${parsed.error.issues[0]?.message}`;
  try {
    await setEmail(db, userId, parsed.data);
    return undefined;
  } catch (error) {
    if (isUniqueViolation(error, "users_email_key")) return `${parsed.data} belongs to another account.`;
    throw error;
  }
}
