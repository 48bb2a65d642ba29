import type { Services } from "@parley/api";
import type { FastifyInstance } from "fastify";
import { sql } from "kysely";

/** Longer than any healthy database takes, shorter than the timeout of usual probes. */
const patienceMs = 2_000;

/** `/healthz`: the process is up. `/readyz`: it can do its work, because the database answers. */
export function healthRoutes(app: FastifyInstance, db: Services["db"]): void {
  const ready = createProbe(async () => void (await sql`select 1`.execute(db)));

  const method = ["GET", "HEAD"];
  app.route({ method, url: "/healthz", handler: async () => ({ ok: true }) });
  app.route({
    method,
    url: "/readyz",
    async handler(_request, reply) {
      if (await ready()) return { ok: true };
      return reply.code(503).send({ ok: false, message: "The database does not answer." });
    },
  });
}

/** Simultaneous requests share one check, so that probes do not queue up when the database hangs. */
function createProbe(check: () => Promise<void>): () => Promise<boolean> {
  let running: Promise<boolean> | undefined;
  return async () => {
    running ??= check()
      .then(
        () => true,
        () => false,
      )
      .finally(() => {
        running = undefined;
      });
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<false>((resolve) => {
      timer = setTimeout(resolve, patienceMs, false);
    });
    return Promise.race([running, patience]).finally(() => clearTimeout(timer));
  };
}
