import type { AppRouter } from "@parley/api";
import { limits } from "@parley/api/limits";
import { createTRPCClient, httpBatchLink, type TRPCClient } from "@trpc/client";

export interface Access {
  /** The server's URL, like `https://chat.example.com`; empty in a page served by it. */
  readonly url: string;
  /** A session's token; without it the browser's cookie is used. */
  readonly token?: string | undefined;
  readonly fetch?: typeof fetch | undefined;
  /** The person this client acts for, once known. The browser's cookie may belong to somebody else by now, from another tab. */
  readonly userId?: (() => string | undefined) | undefined;
}

/** After this time a call never gets an answer any more: the laptop slept, or the network changed. */
const callMs = 30_000;

export const addressOf = ({ url }: Access, path: string): string => `${url.replace(/\/+$/, "")}${path}`;

export function headersOf({ token, userId }: Access): Record<string, string> {
  if (token) return { authorization: `Bearer ${token}` };
  const id = userId?.();
  // If the cookie belongs to somebody else, the server answers as if nobody were signed in.
  return id ? { "x-parley-user": id } : {};
}

/**
 * Every request goes through here: no redirect is followed. A request contains a password, a token or somebody's message, and is
 * meant only for the server that was named.
 *
 * Checked here and not with `redirect: "error"`: in Node.js 20 and 22 the body of such a response could not be aborted any more
 * after a garbage collection, neither by a timeout nor by the caller.
 */
export async function ask(
  { fetch: own = fetch }: Pick<Access, "fetch">,
  url: string | URL | Request,
  init: RequestInit,
): Promise<Response> {
  const response = await own(url, { ...init, redirect: "manual" });
  const isElsewhere = response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400);
  if (!isElsewhere) return response;
  await response.body?.cancel();
  throw new TypeError("The server answered with a redirect, which is not followed.");
}

interface RouteInit extends RequestInit {
  readonly headers?: Record<string, string>;
  /** How long to wait for the whole answer. A long upload needs more than a call. */
  readonly limitMs?: number | undefined;
}

/** A request to a route outside tRPC. Ends with a TimeoutError when the answer is not complete in time. */
export const askRoute = (
  access: Access,
  path: string,
  { headers, limitMs = callMs, ...init }: RouteInit = {},
): Promise<Response> =>
  ask(access, addressOf(access, path), {
    ...init,
    headers: { ...headers, ...headersOf(access) },
    signal: AbortSignal.timeout(limitMs),
  });

/** The typed client of all procedures. */
export function createTrpc(access: Access): TRPCClient<AppRouter> {
  return createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({
        url: addressOf(access, "/trpc"),
        maxItems: limits.batchSize,
        maxURLLength: 2_000,
        headers: () => headersOf(access),
        fetch(url, options) {
          const late = AbortSignal.timeout(callMs);
          const signal = options?.signal ? AbortSignal.any([options.signal, late]) : late;
          return ask(access, url, { ...(options as RequestInit), signal });
        },
      }),
    ],
  });
}
