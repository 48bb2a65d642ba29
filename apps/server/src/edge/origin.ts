import type { IncomingHttpHeaders } from "node:http";
import { isIP } from "node:net";
import type { Config } from "../config.ts";

/** Says whether a request that changes something may come from where it says it comes from. */
export type OriginCheck = (headers: IncomingHttpHeaders) => boolean;

/**
 * Browsers name the origin of everything that is not a plain GET, and none lets a page forge it: so a foreign name is
 * a foreign site, and no name is a program, which has no other person's cookie.
 *
 * With a PUBLIC_URL only that origin is ours. Without one, so are the addresses of this machine as the browser sees
 * them (127.0.0.1, its address in the local network). A host *name* is not believed then: a hostile site may point its
 * own name at this machine (DNS rebinding), but it cannot do that to an IP address.
 */
export function createOriginCheck(config: Pick<Config, "publicUrl" | "publicUrlGiven">): OriginCheck {
  const isOwn = (origin: string, host: string | undefined) =>
    origin === config.publicUrl ||
    (!config.publicUrlGiven && host !== undefined && origin === `http://${host}` && namesThisMachine(host));

  return (headers) => {
    if (headers.origin !== undefined) return isOwn(headers.origin, headers.host);
    const site = headers["sec-fetch-site"];
    return site === undefined || site === "same-origin" || site === "none";
  };
}

function namesThisMachine(host: string): boolean {
  const name = host.replace(/:\d+$/, "").replace(/^\[(.*)\]$/, "$1");
  return name === "localhost" || isIP(name) !== 0;
}
