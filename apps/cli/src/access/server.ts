import { createParley, type Parley } from "@parley/client";
import type { Context } from "../command.ts";
import { credentialsFile, loadCredentials } from "./credentials.ts";
import { explain, signedOut } from "./explain.ts";
import { createFetch } from "./fetch.ts";
import { defaultAddress, readAddress } from "./server-address.ts";

/** Which server is meant, and the session there. */
export interface Server {
  readonly url: string;
  readonly token: string | undefined;
}

type Where = Pick<Context, "env" | "url">;

/** What was typed goes before PARLEY_URL, and that before the last sign-in. @throws UsageError, CommandError */
export async function findServer({ env, url: typed }: Where): Promise<Server> {
  const credentials = await loadCredentials(credentialsFile(env));
  const { PARLEY_URL, PARLEY_TOKEN } = env;
  const fromEnvironment = PARLEY_URL ? readAddress(PARLEY_URL, "PARLEY_URL") : undefined;
  const url =
    typed !== undefined ? readAddress(typed, "The URL") : (fromEnvironment ?? credentials.current ?? defaultAddress);
  // A token goes only where it belongs: that of the environment not to another server than that of the environment.
  const isMeant = fromEnvironment === undefined || fromEnvironment === url;
  const token = PARLEY_TOKEN && isMeant ? PARLEY_TOKEN : credentials.servers.get(url)?.token;
  return { url, token };
}

/** @throws CommandError when there is no session there. */
export async function findSession(where: Where): Promise<Required<Server> & { token: string }> {
  const { url, token } = await findServer(where);
  // What is no token could not even be sent.
  if (token === undefined || !/^[\x21-\x7e]+$/.test(token)) throw signedOut(url);
  return { url, token };
}

/** A message is sent so often before it counts as not sent: within half a minute to a whole one. */
const sendAttempts = 7;

interface Use {
  /** Told of what is tried again. */
  readonly onError?: (error: unknown) => void;
}

/** Works on the server as who is signed in, and lets go of it afterwards. */
export async function withParley<Result>(
  where: Where,
  work: (parley: Parley, server: { readonly url: string }) => Promise<Result>,
  { onError }: Use = {},
): Promise<Result> {
  const session = await findSession(where);
  const parley = createParley({ ...session, fetch: createFetch(), sendAttempts, onError });
  try {
    return await work(parley, session);
  } catch (error) {
    throw explain(error, session.url);
  } finally {
    parley.close();
  }
}
