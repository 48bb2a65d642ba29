import type { Row } from "./figures.ts";
import { type Archive, createArchive } from "./lab/archive.ts";
import type { Driver } from "./lab/databases.ts";

/** What a run has in common for all its workloads. */
export interface Lab extends AsyncDisposable {
  /** On which databases to measure. */
  readonly drivers: readonly Driver[];
  /** The long history, brought in when it is first asked for. No server runs on it then. */
  archive(driver: Driver): Promise<Archive>;
}

export interface Workload {
  /** As it is called on the command line. */
  readonly name: string;
  /** One line for the help. */
  readonly about: string;
  /** How it was measured, for who reads the table. */
  readonly how: string;
  /** Leaves no process behind. @throws when anything was answered wrongly. */
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

/** The rows of each driver, one after the other: they would take the machine from each other. */
export async function onEachDriver(lab: Lab, measure: (driver: Driver) => Promise<Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for (const driver of lab.drivers) rows.push(...(await measure(driver)));
  return rows;
}
