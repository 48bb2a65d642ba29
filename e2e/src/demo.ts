import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** The account to use the demo with: an owner of its groups. */
export interface Guide {
  readonly email: string;
  readonly password: string;
}

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Fills an embedded database with the demo, as `pnpm demo` does. No server may be using it. */
export async function fillDemo(dataDir: string): Promise<Guide> {
  const command = ["--import", "tsx", "apps/server/src/commands/demo.ts"];
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: "", LOG_LEVEL: "warn" };
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: root, env });
  const [email, password] = ["Email", "Password"].map(
    (label) => new RegExp(`^ *${label} +(.+)$`, "m").exec(stdout)?.[1],
  );
  if (!email || !password) throw new Error(`The demo did not say how to sign in:\n${stdout}`);
  return { email, password };
}
