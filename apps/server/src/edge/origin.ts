import type { IncomingHttpHeaders } from "node:http";
import { isIP } from "node:net";
import type { Config } from "../config.ts";

/** Whether a request that changes something comes from an allowed origin. */
export type OriginCheck = (headers: IncomingHttpHeaders) => boolean;

/**
 * Browsers send the origin with everything but plain GET requests, and pages cannot forge it: so a foreign origin means a foreign
 * site, and no origin means a program, which does not have somebody else's cookie.
 *
 * With a PUBLIC_URL, only that origin is ours. Without one, the addresses of this machine as the browser sees them are ours too
 * (127.0.0.1, its address in the local network). Host *names* are not trusted then: a hostile site can point its own name at
 * this machine (DNS rebinding), but it cannot do that with an IP address.
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
