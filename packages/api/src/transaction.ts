import { type DB, isInDoubt, sqlStateOf } from "@parley/db";
import type { Transaction } from "kysely";
import type { Emitted, Topic } from "./events/events.ts";
import type { Services } from "./services.ts";

/** A running transaction. Actions take it instead of a database, so that a write outside one does not compile. */
export type Tx = Transaction<DB>;

const queues = new WeakMap<Tx, Emitted[]>();

/** Records what this transaction changed. It is published after the commit, and never when it is rolled back. */
export function emit(tx: Tx, topics: Topic | readonly Topic[], event: Emitted["event"]): void {
  const queue = queues.get(tx);
  if (!queue) throw new Error("emit() needs a transaction that inTransaction() opened");
  queue.push({ topics: typeof topics === "string" ? [topics] : topics, event });
}

/**
 * PostgreSQL could not serialise this transaction, chose it to resolve a deadlock, or found that a referenced row had just
 * been deleted. A retry sees the current state.
 */
const retryable = new Set(["40001", "40P01", "23503"]);
const attempts = 4;

/**
 * Runs `work`, commits, then publishes what it emitted, after everything that committed earlier. When publishing fails, the
 * change still stands: clients find it through `messages.changes` and `sync.snapshot`.
 *
 * `work` is retried when it conflicts with another transaction, so it must change nothing but the database.
 */
export async function inTransaction<T>(services: Services, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const queue: Emitted[] = [];
    const turn = services.hub.turnOf(queue);
    try {
      const result = await services.db.transaction().execute(async (tx) => {
        queues.set(tx, queue);
        const done = await work(tx);
        turn.enter();
        return done;
      });
      await turn.wait();
      publish(services, queue);
      if (turn.isOvertaken) publish(services, resync(queue));
      return result;
    } catch (error) {
      if (turn.isEntered && isInDoubt(error)) publish(services, resync(queue));
      if (attempt === attempts || !retryable.has(sqlStateOf(error))) throw error;
    } finally {
      turn.leave();
    }
  }
}

/** Makes everyone who would have received these events fetch the current state. */
function resync(queue: readonly Emitted[]): Emitted[] {
  const topics = [...new Set(queue.flatMap((emitted) => emitted.topics))];
  return topics.length > 0 ? [{ topics, event: { type: "resync" } }] : [];
}

function publish(services: Services, queue: readonly Emitted[]): void {
  for (const emitted of queue) {
    try {
      services.bus.publish(emitted);
    } catch (error) {
      services.onError(error, "an event could not be published");
    }
  }
}
