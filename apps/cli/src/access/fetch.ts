import { CommandError, exitCodes } from "../exit.ts";

/**
 * A fetch that follows no redirect: what it carries is a secret, and a server of ours sends nobody elsewhere. A proxy may, from
 * http to https say; then a sentence names the address that should be used.
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

/** Many times what a server of ours answers with. One that never ends would fill the memory within seconds. */
const maxBytes = 64_000_000;

/** The response, broken off when it is too long. An event stream has no end; its reader looks at each event. */
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
  if (target === from) return `${from} sends this elsewhere, as no Parley server does. Check the address.`;
  return `${from} sends this to ${target}. If you trust that address, use it: parley login ${target}`;
}
