import { createHmac } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Fixed, so that the session tokens of a crowd can be signed without the server that will verify them. */
const secret = "of-the-benchmarks".padEnd(43, "-");

/** Makes a server that starts with this data folder sign with our secret. */
export async function storeSecret(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(join(dataDir, "secret"), secret, { mode: 0o600 });
}

/** A session token in the signed form that clients send. */
export const signed = (token: string): string =>
  `${token}.${createHmac("sha256", secret).update(token).digest("base64")}`;
