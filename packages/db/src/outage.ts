import { type Kysely, sql } from "kysely";
import { isOutOfService } from "./errors.ts";
import type { DB } from "./schema.generated.ts";

/** Until the first probe, the second, and so on. A database that has restarted is back by the first. */
const pausesMs = [1_000, 2_000, 5_000, 10_000] as const;

/** An outage so soon after another is taken for the same one, whose cause the probe cannot detect: the pauses go on growing. */
const relapseMs = 60_000;

/**
 * Whether the database is out of service (see {@link isOutOfService}): from the first statement that fails for that reason until a probe
 * succeeds. Nothing is asked of the database while all is well.
 */
export class Outage {
  readonly #probe: () => Promise<void>;
  readonly #listeners = new Set<(error: Error | undefined) => void>();
  #isOn = false;
  #closed = false;
  #probes = 0;
  #overSince = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;

  constructor(probe: () => Promise<void>) {
    this.#probe = probe;
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  /** Calls back with the error when an outage begins, and without one when it is over. */
  subscribe(listener: (error: Error | undefined) => void): void {
    this.#listeners.add(listener);
  }

  /** Notes that a statement has failed. */
  failed(error: Error): void {
    if (this.#isOn || this.#closed || !isOutOfService(error)) return;
    this.#isOn = true;
    if (performance.now() - this.#overSince > relapseMs) this.#probes = 0;
    this.#tell(error);
    this.#probeSoon();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #probeSoon(): void {
    const pause = pausesMs[Math.min(this.#probes++, pausesMs.length - 1)];
    this.#timer = setTimeout(async () => {
      const isOver = await this.#probe().then(
        () => true,
        (error: unknown) => !isOutOfService(error),
      );
      if (this.#closed) return;
      if (!isOver) return this.#probeSoon();
      this.#isOn = false;
      this.#overSince = performance.now();
      this.#tell(undefined);
    }, pause).unref();
  }

  #tell(error: Error | undefined): void {
    for (const listener of this.#listeners) listener(error);
  }
}

/**
 * Stores a megabyte and takes it back. Less would often still find a place in a file that is there already, where a message does
 * not. Nothing of it goes through the log of the database, which must not grow while the disk is full.
 *
 * @throws what any statement that writes would
 */
export async function probeStorage(db: Kysely<DB>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`
      create temporary table storage_probe on commit drop as
      select repeat(md5(n::text), 30) as filling from generate_series(1, 1000) n`.execute(tx);
  });
}
