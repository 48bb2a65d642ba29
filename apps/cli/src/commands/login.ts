import { signIn } from "@parley/client";
import { credentialsFile, loadCredentials, saveCredentials } from "../access/credentials.ts";
import { explain } from "../access/explain.ts";
import { createFetch } from "../access/fetch.ts";
import { findServer } from "../access/server.ts";
import { isReadableOnTheWay } from "../access/server-address.ts";
import { signOut } from "../access/sign-out.ts";
import { type Context, defineCommand } from "../command.ts";
import { UsageError } from "../exit.ts";
import { ask, readPasswordLine } from "../input/password.ts";
import { dim } from "../output/output.ts";

export const login = defineCommand({
  call: "login [URL] [--username NAME] [--password-stdin]",
  summary: "signs in to a server, and stays signed in",
  help: `  --username NAME    your username or email address; without it, parley asks
  --password-stdin   reads the password from the first line of standard input

Without a URL, signs in to the last server again, or to http://localhost:3000. An address without http:// or https:// means
https, or http for this machine. The password is never an argument, where others could see it.

The session is kept in $XDG_CONFIG_HOME/parley/credentials.json (or ~/.config/parley), which only you can read. You can be
signed in to several servers: commands go to the one you last signed in to, unless you name another with --url.`,
  options: { username: { type: "string" }, "password-stdin": { type: "boolean" } },
  words: [0, 1],
  async run(context, { username, "password-stdin": fromStdin = false }, [address]) {
    if (address !== undefined && context.url !== undefined) throw new UsageError("The URL was given twice");
    const { url } = await findServer({ env: context.env, url: address ?? context.url });
    const file = credentialsFile(context.env);
    const { output } = context;
    if (isReadableOnTheWay(url)) output.notice(`Others on the network can read your password: ${url} is not https.`);
    const credentials = await askFor(context, { url, username, fromStdin });
    const { token, user } = await signIn({ url, fetch: createFetch(), ...credentials }).catch((error: unknown) => {
      throw explain(error, url);
    });
    // Read again: another sign-in may have been saved while the password was typed.
    const { servers } = await loadCredentials(file);
    const account = { token, username: user.username };
    await saveCredentials(file, { current: url, servers: new Map([...servers, [url, account]]) });

    // The old session would otherwise live on for weeks with nobody able to end it here.
    const old = servers.get(url)?.token;
    if (old !== undefined) await signOut({ url, token: old }).catch(() => {});
    if (context.env["PARLEY_TOKEN"])
      output.notice("PARLEY_TOKEN is set and takes precedence over this sign-in: unset it.");
    const { id, name } = user;
    output.result({ url, id, username: user.username, name }, [
      [`Signed in as ${name} `, dim(`@${user.username}`), ` at ${url}.`],
    ]);
  },
});

interface Wanted {
  readonly url: string;
  readonly username: string | undefined;
  readonly fromStdin: boolean;
}

async function askFor({ stdin, stderr }: Context, { url, username, fromStdin }: Wanted) {
  const isTerminal = stdin.isTTY === true;
  if (!fromStdin && !isTerminal) {
    throw new UsageError("There is no terminal to ask for the password on: pass it with --password-stdin");
  }
  if (username === undefined && fromStdin) throw new UsageError("--password-stdin needs --username");
  const login = username ?? (await ask({ stdin, stderr, prompt: `Username or email at ${url}: `, echo: true }));
  const password = fromStdin
    ? await readPasswordLine(stdin)
    : await ask({ stdin, stderr, prompt: "Password: ", echo: false });
  return { login: login.trim().replace(/^@/, ""), password };
}
