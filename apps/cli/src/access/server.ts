import { setTimeout as sleep } from "node:timers/promises";
import { backoffMs, createParley, failureOf, type Parley } from "@parley/client";
import type { Context } from "../command.ts";
import { credentialsFile, loadCredentials } from "./credentials.ts";
import { explain, signedOut } from "./explain.ts";
import { createFetch } from "./fetch.ts";
import { defaultAddress, readAddress } from "./server-address.ts";

/** A server, and the session there. */
export interface Server {
  readonly url: string;
  readonly token: string | undefined;
}

type Where = Pick<Context, "env" | "url">;

/** A typed URL takes precedence over PARLEY_URL, and that over the last sign-in. @throws UsageError, CommandError */
export async function findServer({ env, url: typed }: Where): Promise<Server> {
  const credentials = await loadCredentials(credentialsFile(env));
  const { PARLEY_URL, PARLEY_TOKEN } = env;
  const fromEnvironment = PARLEY_URL ? readAddress(PARLEY_URL, "PARLEY_URL") : undefined;
  const url =
    typed !== undefined ? readAddress(typed, "The URL") : (fromEnvironment ?? credentials.current ?? defaultAddress);
  // A token only goes to the server it belongs to: PARLEY_TOKEN never to another server than PARLEY_URL.
  const isMeant = fromEnvironment === undefined || fromEnvironment === url;
  const token = PARLEY_TOKEN && isMeant ? PARLEY_TOKEN : credentials.servers.get(url)?.token;
  return { url, token };
}

/** @throws CommandError when there is no session there. */
export async function findSession(where: Where): Promise<Required<Server> & { token: string }> {
  const { url, token } = await findServer(where);
  // Anything else would not even be a valid header.
  if (token === undefined || !/^[\x21-\x7e]+$/.test(token)) throw signedOut(url);
  return { url, token };
}

/** How many times a message is tried before giving up: half a minute to a minute. */
const sendAttempts = 7;

/** How many times any other call is tried: about ten seconds, in which a server restarts. */
const callAttempts = 5;

/**
 * Repeats a call while the server does not answer. It must be a query, or a mutation that does nothing the second time.
 *
 * @param onFirstFailure called before the first retry
 * @throws the last error
 */
export async function untilAnswered<Answer>(call: () => Promise<Answer>, onFirstFailure: () => void): Promise<Answer> {
  for (let failures = 0; ; failures++) {
    try {
      return await call();
    } catch (error) {
      if (failureOf(error).kind !== "unanswered" || failures === callAttempts - 1) throw error;
      if (failures === 0) onFirstFailure();
      await sleep(backoffMs(failures));
    }
  }
}

interface Use {
  /** Called with errors that lead to a retry. */
  readonly onError?: (error: unknown) => void;
}

/** Runs `work` with a client for the signed-in person, and closes the client afterwards. */
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
