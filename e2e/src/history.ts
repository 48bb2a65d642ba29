import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { startServer } from "./server.ts";

/* A server with an imported chat of many years. */

const root = fileURLToPath(new URL("../../", import.meta.url));

/** A line to import. Line n becomes the message with `seq` n, and its text says so. */
export interface Line {
  readonly at: string;
  readonly author: string;
  readonly text: string;
}

/** Random numbers in [0, 1), the same on every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const syllables = ["mo", "ra", "ti", "len", "sha", "do", "ke", "vin", "ul", "pa", "gre", "so"];

/** A conversation over years, with realistic lengths: half are below 80 characters, one in a hundred is above 300. */
export function makeLines(count: number): Line[] {
  const random = seeded(7);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const authors = Array.from({ length: 60 }, (_, index) => `author${index + 1}`);
  let at = Date.UTC(2009, 5, 30, 16);
  let author = pick(authors);
  return Array.from({ length: count }, (_, index) => {
    // Bursts, with pauses of hours or nights in between.
    at += Math.ceil(random() < 0.85 ? random() * 240_000 : random() * 36_000_000);
    if (random() < 0.6) author = pick(authors);
    const length = Math.min(450, 12 + Math.round(-90 * Math.log(1 - random())));
    let text = `№${index + 1}`;
    while (text.length < length) text += ` ${pick(syllables)}${random() < 0.7 ? pick(syllables) : ""}`;
    return { at: new Date(at).toISOString(), author, text };
  });
}

/** Starts a server whose only chat has these messages and is owned by `person`. */
export async function startWithHistory(lines: readonly Line[], person: { username: string; password: string }) {
  const dataDir = await mkdtemp(join(tmpdir(), "parley-history-"));
  const before = await startServer(dataDir);
  const { username, password } = person;
  const answer = await fetch(`${before.baseURL}/api/auth/sign-up/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: before.baseURL },
    body: JSON.stringify({ name: "Reader", username, password, email: `${username}@parley.example` }),
  });
  if (!answer.ok) throw new Error(`Could not sign up: ${await answer.text()}`);
  // Only one process at a time can use the embedded database.
  await before.stop();
  const file = join(dataDir, "history.jsonl");
  await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  const command = ["--import", "tsx", "apps/server/src/commands/ingest.ts", file, "--owner", username];
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: "" };
  await promisify(execFile)(process.execPath, command, { cwd: root, env });
  const server = await startServer(dataDir);
  return {
    baseURL: server.baseURL,
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
