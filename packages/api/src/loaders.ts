import type { DB } from "@parley/db";
import type { Kysely } from "kysely";
import { type ChatLookup, chatLookupId, findAccessibleChats } from "./access/access.ts";
import { createLoader, reconnectPace } from "./loader.ts";
import { type ChangesPage, changesId, findChangesOfEach } from "./messages/messages.queries.ts";
import { findSnapshots } from "./sync/sync.queries.ts";

export type Loaders = ReturnType<typeof createLoaders>;

/** A batch with thousands of rows would hold up everybody else's calls. */
const smallBatch = 20;

/**
 * What every client requests when it reconnects: a snapshot, and the changes of its chats; and `chat`, whether somebody may read a
 * chat, which every read of one asks first. Requests that arrive together share a statement, and equal ones share an answer, so
 * that a restart does not put thousands of equal questions to the database.
 */
export const createLoaders = (db: Kysely<DB>) => ({
  snapshot: createLoader((userIds: string[]) => findSnapshots(db, userIds), {
    maxBatchSize: smallBatch,
    ...reconnectPace,
  }),
  chat: createLoader((lookups: ChatLookup[]) => findAccessibleChats(db, lookups), {
    idOf: chatLookupId,
    concurrency: 2,
  }),
  changes: createLoader((pages: ChangesPage[]) => findChangesOfEach(db, pages), {
    idOf: changesId,
    concurrency: 2,
    maxBatchSize: smallBatch,
    ...reconnectPace,
  }),
});
