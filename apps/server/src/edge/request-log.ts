import type { FastifyInstance } from "fastify";
import type { Logger } from "../log.ts";

/** One line for each request, when its answer is out. */
export function logRequests(app: FastifyInstance, log: Logger): void {
  app.addHook("onResponse", (request, reply, done) => {
    const line = {
      requestId: request.id,
      method: request.method,
      path: loggedPath(request.url),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    };
    // Probes come every few seconds for years.
    if (request.routeOptions.config.quiet && reply.statusCode < 400) log.debug(line);
    else log.info(line);
    done();
  });
}

/**
 * Without the query string, and without what may be a token: links of invites and password resets hold theirs in the
 * path. The names of procedures are no secret.
 */
function loggedPath(url: string): string {
  const end = url.indexOf("?");
  const path = (end === -1 ? url : url.slice(0, end)).slice(0, 500);
  return path.startsWith("/trpc/") ? path : path.replace(/[^/]{20,}/g, (part) => (/[A-Z\d]/.test(part) ? "…" : part));
}

declare module "fastify" {
  interface FastifyContextConfig {
    /** Logged at level debug as long as all is well. */
    quiet?: boolean;
  }
}
