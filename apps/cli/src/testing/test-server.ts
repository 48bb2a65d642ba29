import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createParley } from "@parley/client";
import { findFreePort } from "@parley/server/testing/free-port";
import { createHome } from "@parley/server/testing/home";

const serverProgram = join(import.meta.dirname, "../../../server/src/main.ts");

/** Starts the real server as a process, with its data in a temporary folder. */
export async function startTestServer() {
  const home = await createHome();
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess;

  async function start(): Promise<void> {
    const { PATH = "", HOME = "" } = process.env;
    const settings = { PORT: String(port), ...home.env, RATE_LIMITS: "off", LOG_LEVEL: "error" };
    const started = spawn(process.execPath, ["--import", "tsx", serverProgram], {
      env: { PATH, HOME, ...settings },
      stdio: ["ignore", "pipe", "inherit"],
    });
    child = started;
    const gone = once(started, "close").then(([code]) => Promise.reject(new Error(`The server ended with ${code}.`)));
    await Promise.race([gone, once(started.stdout, "data")]);
    gone.catch(() => {});
  }

  async function stop(signal: NodeJS.Signals): Promise<void> {
    const closed = once(child, "close");
    child.kill(signal);
    await closed;
  }

  async function post(path: string, body: object) {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(url + path, { method: "POST", headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}.`);
    return (await answer.json()) as { token: string };
  }

  await start();
  return {
    url,
    folder: home.dataDir,
    start,
    stop,
    /** Creates an account with the password `the words of USERNAME`, and a signed-in client for it. */
    async signUp(username: string) {
      const person = { name: `${username[0]?.toUpperCase()}${username.slice(1)}`, username };
      const secret = { email: `${username}@parley.example`, password: `the words of ${username}` };
      const { token } = await post("/api/auth/sign-up/email", { ...person, ...secret });
      const { trpc } = createParley({ url, token });
      return { ...person, ...secret, token, trpc, env: { PARLEY_URL: url, PARLEY_TOKEN: token } };
    },
    async close() {
      await stop("SIGKILL");
      await home.remove();
    },
  };
}

export type TestServer = Awaited<ReturnType<typeof startTestServer>>;
