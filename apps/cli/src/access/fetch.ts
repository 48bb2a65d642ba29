import { CommandError, exitCodes } from "../exit.ts";

/**
 * A fetch that follows no redirect: what it carries is a secret, and a server of ours sends nobody elsewhere. A proxy may, from
 * http to https say; then a sentence names the address that should be used.
 */
export function createFetch(): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, { ...init, redirect: "manual" });
    if (response.status < 300 || response.status > 399) return response;
    await response.body?.cancel();
    throw new CommandError(exitCodes.failed, redirected(response));
  };
}

function redirected({ url, headers }: Response): string {
  const from = new URL(url).origin;
  const to = headers.get("location") ?? "";
  const target = URL.canParse(to, url) ? new URL(to, url).origin : from;
  if (target === from) return `${from} sends this elsewhere, as no Parley server does. Check the address.`;
  return `${from} sends this to ${target}. If you trust that address, use it: parley login ${target}`;
}
