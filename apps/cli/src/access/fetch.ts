import { CommandError, exitCodes } from "../exit.ts";

/**
 * A fetch that follows no redirects: requests contain secrets, and a Parley server never redirects. A proxy may, for example from
 * http to https; then the error names the address to use.
 */
export function createFetch(): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, { ...init, redirect: "manual" });
    const isStream = new Headers(init?.headers).get("accept") === "text/event-stream";
    if (response.status < 300 || response.status > 399) return isStream ? response : bounded(response);
    await response.body?.cancel();
    throw new CommandError(exitCodes.failed, redirected(response));
  };
}

/** Many times the longest answer of a Parley server. An endless one would fill the memory within seconds. */
const maxBytes = 64_000_000;

/** The response, aborted when it is too long. Not for event streams, which are endless; their reader limits each event. */
function bounded(response: Response): Response {
  let left = maxBytes;
  const limit = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      left -= chunk.length;
      if (left < 0)
        throw new CommandError(exitCodes.failed, "The answer is too long for a Parley server. Check the address.");
      controller.enqueue(chunk);
    },
  });
  return response.body ? new Response(response.body.pipeThrough(limit), response) : response;
}

function redirected({ url, headers }: Response): string {
  const from = new URL(url).origin;
  const to = headers.get("location") ?? "";
  const target = URL.canParse(to, url) ? new URL(to, url).origin : from;
  if (target === from) return `${from} answers with a redirect, as no Parley server does. Check the address.`;
  return `${from} redirects to ${target}. If you trust that address, use it: parley login ${target}`;
}
