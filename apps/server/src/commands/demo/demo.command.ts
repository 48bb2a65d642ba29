import { parseArgs } from "node:util";
import { createAuth } from "../../auth/auth.ts";
import { loadSecret } from "../../secret.ts";
import { type Environment, type Outcome, perform } from "../command.ts";
import { openServices } from "../open-services.ts";
import { groups } from "./cast.ts";
import { type Demo, fillDemo } from "./fill.ts";

const usage = `Usage: pnpm demo

Fills Parley with a small company, its choir, and some weeks of their conversations, to look around in and try things out.
Prints an account to sign in with, and its random password. Running it again adds nothing.

It opens the same database as the server (DATABASE_URL, or DATA_DIR).
The embedded database serves one process at a time: stop the server first.`;

/** `pnpm demo` */
export const demoCommand = (args: readonly string[], env: Environment): Promise<Outcome> =>
  perform(args, {
    name: "pnpm demo",
    usage,
    readArguments,
    run: async () => ({ code: 0, stdout: await makeDemo(env) }),
  });

/** The only option is help. @throws an error whose message says what is wrong with the arguments. */
function readArguments(args: readonly string[]): "demo" | "help" {
  const { values } = parseArgs({ args: [...args], options: { help: { type: "boolean", short: "h" } } });
  return values.help ? "help" : "demo";
}

async function makeDemo(env: Environment): Promise<string> {
  await using open = await openServices(env);
  const { config, services } = open;
  const { db, bus, publicUrl, onError } = services;
  const secret = await loadSecret(config.dataDir);
  // No mail is sent from here.
  const auth = createAuth({ db, bus, publicUrl, secret, mailer: { send: async () => {} }, onError });
  const demo = await fillDemo(services, auth);
  await auth.idle();
  return describe(demo, publicUrl);
}

function describe({ username, email, password, messages }: Demo, publicUrl: string): string {
  const signIn = ["", `  Address    ${publicUrl}/sign-in`, `  Email      ${email}`];
  if (password === undefined) {
    return [
      "The demo is already there; nothing was added.",
      ...signIn,
      "  Password   as printed the first time",
      "",
      `For a new password: pnpm reset-link ${username}`,
    ].join("\n");
  }
  const names = groups.map((group) => group.name).join(" and ");
  return [
    `The demo is ready: ${names}, with ${messages} messages. Start Parley and sign in:`,
    ...signIn,
    `  Password   ${password}`,
    "",
  ].join("\n");
}
