import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { browserArgs, findBrowser } from "@parley/e2e/browser";
import { type Browser, chromium } from "@playwright/test";
import { atExit, temporaryFolder } from "../lab/cleanup.ts";
import { type BenchDatabase, openBenchDatabase } from "../lab/databases.ts";
import { type Person, signUp } from "../lab/people.ts";
import { root, runProgram } from "../lab/processes.ts";
import { type RunningServer, startParley } from "../lab/servers.ts";
import { inventHistory } from "./history.ts";

/** A Parley server with a long history, and a browser. */
export interface Scene extends AsyncDisposable {
  readonly server: RunningServer;
  readonly browser: Browser;
  /** Owns the group with all the messages. The password is that of {@link passwordOf}. */
  readonly reader: Person;
}

/** The password that `signUp` chooses. */
export const passwordOf = ({ username }: Person): string => `the words of ${username}`;

export async function openScene(): Promise<Scene> {
  const opened: AsyncDisposable[] = [];
  const close = async () => {
    for (const resource of opened.reverse()) await resource[Symbol.asyncDispose]();
  };
  const keep = <T extends AsyncDisposable>(resource: T): T => {
    opened.push(resource);
    return resource;
  };
  try {
    const database = keep(await openBenchDatabase("embedded"));
    const reader = await importHistory(database);
    const server = keep(await startParley(database.env));
    const browser = await chromium.launch({ executablePath: findBrowser(), args: [...browserArgs, ...precise] });
    const forget = atExit(() => void browser.close());
    keep({
      async [Symbol.asyncDispose]() {
        await browser.close();
        forget();
      },
    });
    return { server, browser, reader, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Reports heap sizes to the byte, which are rounded by default against fingerprinting. */
const precise = ["--enable-precise-memory-info"];

async function importHistory(database: BenchDatabase): Promise<Person> {
  await using folder = await temporaryFolder();
  const file = join(folder.path, "history.jsonl");
  await writeFile(file, [...inventHistory()].join("\n"));
  let reader: Person;
  {
    await using server = await startParley(database.env);
    reader = await signUp(server, "reader");
  }
  const command = join(root, "apps/server/src/commands/ingest.ts");
  const args = ["--import", "tsx", command, file, "--group", "History", "--owner", reader.username];
  await runProgram({ command: process.execPath, args, env: database.env, logFile: join(folder.path, "log") });
  return reader;
}
