import { randomUUID } from "node:crypto";
import { chmod, mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import { CommandError, exitCodes } from "../exit.ts";
import type { Environment } from "../invocation.ts";

export interface Account {
  /** All that is needed to act as this person. */
  readonly token: string;
  readonly username: string;
}

/** The sessions that this person has, one for each server. */
export interface Credentials {
  /** The server of the last sign-in, which is used when none is named. */
  readonly current: string | null;
  readonly servers: ReadonlyMap<string, Account>;
}

/** Below XDG_CONFIG_HOME, which counts only when it is absolute (XDG Base Directory Specification). */
export function credentialsFile(env: Environment): string {
  const given = env["XDG_CONFIG_HOME"] ?? "";
  const base = isAbsolute(given) ? given : join(env["HOME"] || homedir(), ".config");
  return join(base, "parley", "credentials.json");
}

/** @throws CommandError when the file is there and is not one of ours. */
export async function loadCredentials(file: string): Promise<Credentials> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw unusable(file, `cannot be read (${error.code})`);
  });
  if (text === undefined) return { current: null, servers: new Map() };
  // Others may have been able to read it; from now on nobody can.
  await closeToOthers(file).catch((error: NodeJS.ErrnoException) => {
    throw unusable(file, `is open to others and stays so (${error.code})`);
  });
  const credentials = parse(text);
  if (!credentials) throw unusable(file, "is damaged");
  return credentials;
}

async function closeToOthers(file: string): Promise<void> {
  if ((await stat(file)).mode & 0o077) await chmod(file, 0o600);
}

/** Replaces the file atomically, so that a killed process never leaves half of it. Only its owner can read it. */
export async function saveCredentials(file: string, { current, servers }: Credentials): Promise<void> {
  const folder = dirname(file);
  const beside = `${file}.${randomUUID()}`;
  const text = `${JSON.stringify({ current, servers: Object.fromEntries(servers) }, null, 2)}\n`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
    try {
      const handle = await open(beside, "wx", 0o600);
      await handle
        .writeFile(text)
        .then(() => handle.sync())
        .finally(() => handle.close());
      await rename(beside, file);
    } finally {
      await rm(beside, { force: true });
    }
  } catch (error) {
    throw unusable(file, `cannot be written (${(error as NodeJS.ErrnoException).code})`);
  }
}

const unusable = (file: string, why: string) =>
  new CommandError(exitCodes.failed, `${file} ${why}. Repair or delete it, then sign in again with parley login.`);

function parse(text: string): Credentials | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value) || !isRecord(value["servers"])) return undefined;
  const { current, servers } = value;
  const accounts = Object.entries(servers).filter((entry): entry is [string, Account] => isAccount(entry[1]));
  return { current: typeof current === "string" ? current : null, servers: new Map(accounts) };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isAccount = (value: unknown): value is Account =>
  isRecord(value) && typeof value["token"] === "string" && typeof value["username"] === "string";
