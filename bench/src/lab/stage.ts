import { createDatabase, migrate } from "@parley/db";
import { StreamGenerator } from "../load/stream-generator.ts";
import type { ReaderPlan } from "../load/stream-reader.ts";
import { type Crowd, type CrowdPerson, storeCrowd } from "./crowd.ts";
import { type BenchDatabase, type Driver, openBenchDatabase } from "./databases.ts";
import { type RunningServer, startParley } from "./servers.ts";

/** Parley on a database that contains crowds, and the process that will read their streams. */
export interface Stage extends AsyncDisposable {
  readonly driver: Driver;
  readonly database: BenchDatabase;
  readonly server: RunningServer;
  readonly readers: StreamGenerator;
}

interface StageOptions {
  readonly crowds: readonly Crowd[];
  /** Whether readers reconnect when they lose their stream. */
  readonly comeBack?: boolean;
  /** Whether the server's memory can be measured after a garbage collection. */
  readonly collects?: boolean;
}

export async function openStage(driver: Driver, options: StageOptions): Promise<Stage> {
  const { crowds, comeBack = false, collects = false } = options;
  const opened: AsyncDisposable[] = [];
  const close = async () => {
    for (const resource of opened.reverse()) await resource[Symbol.asyncDispose]();
  };
  const keep = <T extends AsyncDisposable>(resource: T): T => {
    opened.push(resource);
    return resource;
  };
  try {
    const database = keep(await openBenchDatabase(driver));
    await store(database, crowds);
    const server = keep(await startParley(database.env, { collects }));
    const { address } = server;
    const readers = keep(await StreamGenerator.start({ address, path: streamPath, comeBack }));
    return { driver, database, server, readers, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

const streamPath = "/trpc/events.stream";

async function store({ config }: BenchDatabase, crowds: readonly Crowd[]): Promise<void> {
  await using database = await createDatabase(config);
  await migrate(database.db);
  for (const crowd of crowds) await storeCrowd(database.db, crowd);
}

/** A stream for each of these people, who already know everything up to `revs`. */
export const streamsOf = (
  people: readonly CrowdPerson[],
  revs: ReadonlyMap<string, number> = new Map(),
): ReaderPlan[] =>
  people.map(({ token, group }) => ({
    token,
    revs: new Map(group.chatIds.map((id) => [id, revs.get(id) ?? 0])),
  }));
