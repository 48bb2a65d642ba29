import type { AppRouter } from "@parley/api";
import { limits } from "@parley/api/limits";
import { createTRPCClient, httpBatchLink, type TRPCClient } from "@trpc/client";

export interface Access {
  /** Where the server is, like `https://chat.example.com`; empty in a page that comes from there. */
  readonly url: string;
  /** A session's token; without it the browser's cookie counts. */
  readonly token?: string | undefined;
  readonly fetch?: typeof fetch | undefined;
  /** For whom this client speaks, once that is known. A browser's cookie may have changed hands since, in another tab. */
  readonly userId?: (() => string | undefined) | undefined;
}

/** A call that has no answer by now never gets one: the laptop slept, or the network changed. */
export const callMs = 30_000;

export const addressOf = ({ url }: Access, path: string): string => `${url.replace(/\/+$/, "")}${path}`;

export function headersOf({ token, userId }: Access): Record<string, string> {
  if (token) return { authorization: `Bearer ${token}` };
  const id = userId?.();
  // Whoever else the cookie belongs to by now, the server answers as if nobody was signed in.
  return id ? { "x-parley-user": id } : {};
}

/**
 * How everything is asked: no redirect is followed. What is sent holds a password, a token or somebody's words, and was meant for
 * the server that was named.
 *
 * Refused here and not by `redirect: "error"`: in Node.js 20 and 22 nothing ends the body of such a response any more once the
 * garbage was collected, neither a time limit nor the one who asked.
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
  throw new TypeError("The server sends elsewhere, and nobody goes there.");
}

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
