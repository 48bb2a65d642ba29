import type { DB } from "@parley/db";
import type { Kysely } from "kysely";
import { type Look, lookAtChats, lookId } from "./access/access.ts";
import { createLoader } from "./loader.ts";
import { type ChangesPage, changesId, findChangesOfEach } from "./messages/messages.queries.ts";
import { findSnapshots } from "./sync/sync.queries.ts";

export type Loaders = ReturnType<typeof createLoaders>;

/** Few in one batch: thousands of rows at once would hold up everybody else's calls. */
const fewAtOnce = 20;

/**
 * What everybody asks for who comes back to a server: a snapshot, and what was missed in each chat. Those who ask at the same
 * time are answered together, so that a restart does not ask the database thousands of times for the same.
 */
export const createLoaders = (db: Kysely<DB>) => ({
  snapshot: createLoader((userIds: string[]) => findSnapshots(db, userIds), { maxBatchSize: fewAtOnce }),
  chat: createLoader((looks: Look[]) => lookAtChats(db, looks), {
    idOf: lookId,
    concurrency: 2,
  }),
  changes: createLoader((pages: ChangesPage[]) => findChangesOfEach(db, pages), {
    idOf: changesId,
    concurrency: 2,
    maxBatchSize: fewAtOnce,
  }),
});
