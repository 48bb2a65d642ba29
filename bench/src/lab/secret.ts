import { createHmac } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Known beforehand, so that the sessions of a crowd can be planned without the server that will check their signature. */
const secret = "of-the-benchmarks".padEnd(43, "-");

/** Lets the server that starts on this folder sign with our secret. */
export async function storeSecret(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(join(dataDir, "secret"), secret, { mode: 0o600 });
}

/** A token of a session as a program sends it. */
export const signed = (token: string): string =>
  `${token}.${createHmac("sha256", secret).update(token).digest("base64")}`;
