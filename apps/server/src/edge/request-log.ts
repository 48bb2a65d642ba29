import type { FastifyReply, FastifyRequest } from "fastify";
import type { Logger } from "../log.ts";

/** Probes come every few seconds: while all is well, they are logged at level debug. */
const probes = new Set(["/healthz", "/readyz"]);

/** Logs one line for a request that has been answered. */
export function createRequestLog(log: Logger): (request: FastifyRequest, reply: FastifyReply, ms: number) => void {
  return (request, reply, ms) => {
    const path = loggedPath(request.url);
    const line = {
      requestId: request.id,
      method: request.method,
      path,
      status: reply.statusCode,
      ms: Math.round(ms * 10) / 10,
    };
    if (reply.statusCode < 400 && probes.has(path)) log.debug(line);
    else log.info(line);
  };
}

/**
 * Without the query string, and without anything that may be a token: links for invites and password resets have theirs in the
 * path. The names of procedures are not secret.
 */
function loggedPath(url: string): string {
  const end = url.indexOf("?");
  const path = (end === -1 ? url : url.slice(0, end)).slice(0, 500);
  return path.startsWith("/trpc/") ? path : path.replace(/[^/]{20,}/g, (part) => (/[A-Z\d]/.test(part) ? "…" : part));
}
