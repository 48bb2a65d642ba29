import type { OpenDatabase } from "@parley/db";
import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import type { Logger } from "./log.ts";

/** Longer than any healthy database takes, shorter than the timeout of usual probes. */
const patienceMs = 2_000;

const refusals = {
  DATABASE_DOWN: "The database does not answer.",
  CANNOT_SAVE: "The database answers, but cannot save anything. The log says why.",
};

/** `/healthz`: the process is up. `/readyz`: it can do its work, because the database answers and saves. */
export function healthRoutes(app: FastifyInstance, { db, outage }: Pick<OpenDatabase, "db" | "outage">): void {
  const ready = createProbe(async () => void (await sql`select 1`.execute(db)));

  const method = ["GET", "HEAD"];
  app.route({ method, url: "/healthz", handler: async () => ({ ok: true }) });
  app.route({
    method,
    url: "/readyz",
    async handler(_request, reply) {
      const reason = !(await ready()) ? "DATABASE_DOWN" : outage.isOn ? "CANNOT_SAVE" : undefined;
      if (reason === undefined) return { ok: true };
      return reply.code(503).send({ ok: false, reason, message: refusals[reason] });
    },
  });
}

/** One line when nothing can be saved any more, and one when it can again, however many calls fail meanwhile. */
export function logOutages(outage: OpenDatabase["outage"], log: Logger): void {
  outage.subscribe((error) => {
    if (error) log.error({ why: error.message }, "the database is out of service: nothing can be saved at the moment");
    else log.info("the database is back: everything can be saved again");
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
