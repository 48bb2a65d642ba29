import type { Row } from "./figures.ts";
import { type Archive, createArchive } from "./lab/archive.ts";
import type { Driver } from "./lab/databases.ts";

/** What the workloads of a run share. */
export interface Lab extends AsyncDisposable {
  /** The databases to measure on. */
  readonly drivers: readonly Driver[];
  /** The long history, imported on first use. No server runs on it when this resolves. */
  archive(driver: Driver): Promise<Archive>;
}

export interface Workload {
  /** Its name on the command line. */
  readonly name: string;
  /** One line for `--help`. */
  readonly about: string;
  /** How it is measured, for readers of the table. */
  readonly how: string;
  /** Leaves no process behind. @throws if any response is wrong. */
  run(lab: Lab): Promise<Row[]>;
}

export function openLab(drivers: readonly Driver[]): Lab {
  const archives = new Map<Driver, Promise<Archive>>();
  return {
    drivers,
    archive(driver) {
      const archive = archives.get(driver) ?? createArchive(driver);
      archives.set(driver, archive);
      return archive;
    },
    async [Symbol.asyncDispose]() {
      for (const opened of await Promise.allSettled(archives.values())) {
        if (opened.status === "fulfilled") await opened.value.database[Symbol.asyncDispose]();
      }
    },
  };
}

/** The rows of each driver. Measured one after the other, because they would compete for the processors. */
export async function onEachDriver(lab: Lab, measure: (driver: Driver) => Promise<Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for (const driver of lab.drivers) rows.push(...(await measure(driver)));
  return rows;
}
