import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "./cleanup.ts";
import { type BenchDatabase, type Driver, openBenchDatabase } from "./databases.ts";
import { getSnapshot, type Person, signUp } from "./people.ts";
import { root, runProgram } from "./processes.ts";
import { startParley } from "./servers.ts";

const realFile = join(root, "../shared/data/duraspace-irc.jsonl.gz");
const messageCount = 89_323;
const authorCount = 350;

/** A database in which one chat has nine years of messages. */
export interface Archive {
  readonly database: BenchDatabase;
  readonly owner: Person;
  readonly chat: { readonly id: string; readonly lastSeq: number };
  /** Of the whole command, from its start to its end. */
  readonly ingestedPerSecond: number;
}

/** By `pnpm ingest`, as an operator would: the real messages where they are, else as many that were made up. */
export async function createArchive(driver: Driver): Promise<Archive> {
  const database = await openBenchDatabase(driver);
  try {
    return await fill(database);
  } catch (error) {
    await database[Symbol.asyncDispose]();
    throw error;
  }
}

async function fill(database: BenchDatabase): Promise<Archive> {
  await using folder = await temporaryFolder();
  const file = existsSync(realFile) ? realFile : join(folder.path, "archive.jsonl");
  if (file !== realFile) await writeFile(file, inventLines().join("\n"));

  const owner = await withParley(database, (server) => signUp(server, "owner"));
  const command = join(root, "apps/server/src/commands/ingest.ts");
  const args = ["--import", "tsx", command, file, "--group", "Archive", "--owner", owner.username];
  const program = { command: process.execPath, args, env: database.env, logFile: join(folder.path, "log") };
  const began = performance.now();
  // 2: it went through, and some lines were refused. Two of the real ones are broken.
  await runProgram(program, { good: [0, 2] });
  const seconds = (performance.now() - began) / 1000;

  const { chats } = await withParley(database, (server) => getSnapshot(server, owner));
  const chat = chats.toSorted((a, b) => b.lastSeq - a.lastSeq)[0];
  if (!chat || chat.lastSeq < messageCount - 10) {
    throw new Error(`Only ${chat?.lastSeq ?? 0} of ${messageCount} messages were stored.`);
  }
  return { database, owner, chat, ingestedPerSecond: chat.lastSeq / seconds };
}

async function withParley<T>(
  database: BenchDatabase,
  work: (server: Awaited<ReturnType<typeof startParley>>) => Promise<T>,
) {
  await using server = await startParley(database.env);
  return await work(server);
}

/** The same lines each time: lengths and authors spread as in a real channel, where few write much. */
function inventLines(): string[] {
  const words = "the build of main fails again after that merge thanks looking into it now works for me here".split(
    " ",
  );
  const random = createRandom(7);
  const start = Date.UTC(2009, 5, 30);
  return Array.from({ length: messageCount }, (_, index) => {
    const text = Array.from({ length: 1 + random(28) }, () => words[random(words.length)]).join(" ");
    const author = `author ${Math.min(random(authorCount), random(authorCount), random(authorCount))}`;
    return JSON.stringify({ at: new Date(start + index * 3_000_000).toISOString(), author, text });
  });
}

/** Park and Miller's generator. @returns whole numbers from 0 to below the argument. */
export function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}
