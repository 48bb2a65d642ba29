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
  /** Over the whole command, including the start of its process. */
  readonly ingestedPerSecond: number;
}

/**
 * Imports the history with `pnpm ingest`, as an operator would: the real messages if the file is present, otherwise the
 * same number of generated ones.
 */
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
  if (file !== realFile) await writeFile(file, generateLines().join("\n"));

  const owner = await withParley(database, (server) => signUp(server, "owner"));
  const command = join(root, "apps/server/src/commands/ingest.ts");
  const args = ["--import", "tsx", command, file, "--group", "Archive", "--owner", owner.username];
  const program = { command: process.execPath, args, env: database.env, logFile: join(folder.path, "log") };
  const began = performance.now();
  // Exit code 2 means that some lines were rejected. The real file has two broken ones.
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

/**
 * Generates the same lines on every run. Lengths and authors are distributed as in a real channel, where a few people
 * write most messages.
 */
function generateLines(): string[] {
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

/** Park and Miller's generator. The returned function gives integers from 0 up to, but not including, its argument. */
export function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}
