import { once } from "node:events";
import { stat, writeFile } from "node:fs/promises";
import { Agent, request } from "node:http";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { findFreePort } from "./testing/free-port.ts";
import { createHome } from "./testing/home.ts";
import { buildServer, removeBundle, type ServerProcess, spawnServer, untilStarted } from "./testing/server-process.ts";

let home: Awaited<ReturnType<typeof createHome>>;
let port: number;
let url: string;
const running: ServerProcess[] = [];

beforeAll(async () => {
  await buildServer();
  home = await createHome({ isNew: true });
  port = await findFreePort();
  url = `http://127.0.0.1:${port}`;
});
afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill("SIGKILL");
    await ended;
  }
});
afterAll(async () => {
  await home.remove();
  await removeBundle();
});

function run(env: Record<string, string> = {}): ServerProcess {
  const server = spawnServer({ ...home.env, PORT: String(port), ...env });
  running.push(server);
  return server;
}

async function start(env: Record<string, string> = {}): Promise<ServerProcess> {
  const server = run(env);
  await untilStarted(server);
  return server;
}

async function post(path: string, body: object, headers: Record<string, string> = {}) {
  const answer = await fetch(url + path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as Record<string, unknown>;
}

test("it prints its address and listens there; sessions survive a restart", async () => {
  const first = await start();
  expect(first.output.stdout).toContain(`Parley is running at http://localhost:${port}`);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  const person = { name: "Ada", username: "ada", email: "ada@parley.example", password: "a long enough password" };
  const { token } = await post("/api/auth/sign-up/email", person);
  first.child.kill("SIGTERM");
  expect(await first.ended).toEqual({ code: 0, signal: null });

  await start();
  const me = await fetch(`${url}/trpc/users.me`, { headers: { authorization: `Bearer ${token}` } });
  expect(await me.json()).toMatchObject({ result: { data: { username: "ada" } } });
  expect((await stat(join(home.dataDir, "secret"))).mode & 0o777).toBe(0o600);
});

describe("on a signal", () => {
  const body = JSON.stringify({ email: "nobody@parley.example", password: "a long enough password" });

  /** Sends the first half of a request. */
  async function beginRequest() {
    const agent = new Agent({ keepAlive: true });
    const call = request(`${url}/api/auth/sign-in/email`, {
      method: "POST",
      agent,
      headers: { "content-type": "application/json", "content-length": body.length },
    });
    const answered = once(call, "response").then(([response]) => response.resume());
    answered.catch(() => {});
    call.write(body.slice(0, 20));
    await once(call, "socket");
    // Once another connection gets a response, the first half has been read.
    await fetch(`${url}/healthz`);
    return { finish: () => call.end(body.slice(20)), answered, end: () => agent.destroy() };
  }

  const refusesConnections = async () => {
    const socket = connect(port, "127.0.0.1");
    const [outcome] = await Promise.race([once(socket, "connect").then(() => ["open"]), once(socket, "error")]);
    socket.destroy();
    return outcome !== "open";
  };

  test.each(["SIGTERM", "SIGINT"] as const)(
    "%s, it refuses new connections and finishes pending requests",
    async (signal) => {
      const server = await start();
      const begun = await beginRequest();
      server.child.kill(signal);
      await expect.poll(refusesConnections).toBe(true);
      expect(server.child.exitCode).toBeNull();

      begun.finish();
      expect((await begun.answered).statusCode).toBe(401);
      // The client keeps its connection open, which must not delay the server.
      expect(await server.ended).toEqual({ code: 0, signal: null });
      begun.end();
    },
  );

  test("sent twice, it exits at once", async () => {
    const server = await start();
    const begun = await beginRequest();
    server.child.kill("SIGTERM");
    await expect.poll(refusesConnections).toBe(true);
    // One Ctrl+C may arrive as two signals in quick succession; this is a separate one.
    await expect
      .poll(() => {
        server.child.kill("SIGTERM");
        return server.child.exitCode;
      })
      .toBe(1);
    await expect(begun.answered).rejects.toThrow();
  });
});

/** The error message of a server that does not start. */
async function sentenceOf(server: ServerProcess): Promise<string> {
  const { code } = await server.ended;
  expect(code).toBe(1);
  expect(server.output.stdout).toBe("");
  const lines = server.output.stderr.trim().split("\n");
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/\.$|\?$/);
  expect(lines[0]).not.toContain("secret-password");
  return lines[0] ?? "";
}

describe("a failed start prints one sentence and exits with 1", () => {
  test("a taken port", async () => {
    const taker = createServer().listen(port, "127.0.0.1");
    await once(taker, "listening");
    const sentence = await sentenceOf(run());
    taker.close();
    expect(sentence).toBe(`Port ${port} on 127.0.0.1 is taken: stop what runs there, or set PORT to a free one.`);
  });

  test("a HOST that is not on this machine", async () => {
    expect(await sentenceOf(run({ HOST: "203.0.113.7" }))).toMatch(/^HOST \(203\.0\.113\.7\) is not an address/);
  });

  test("an invalid variable", async () => {
    expect(await sentenceOf(run({ PORT: "http" }))).toBe("PORT must be a whole number from 1 to 65535.");
  });

  test("an unreachable DATABASE_URL", async () => {
    const closed = await findFreePort();
    const sentence = await sentenceOf(
      run({ DATABASE_URL: `postgres://ada:secret-password@127.0.0.1:${closed}/parley` }),
    );
    expect(sentence).toContain(`127.0.0.1:${closed}/parley`);
    expect(sentence).toContain("DATABASE_URL");
  });

  test("a DATA_DIR that is not a directory", async () => {
    const file = join(home.dataDir, "a-file");
    await writeFile(file, "");
    for (const dataDir of [file, join(file, "below")]) {
      expect(await sentenceOf(run({ DATA_DIR: dataDir }))).toMatch(/^DATA_DIR \(.*a-file.*\) must be a directory /);
    }
  });
});

test("a DATA_DIR can be used by one process, unless the database is PostgreSQL", async () => {
  await start();
  const other = await findFreePort();
  const second = run({ PORT: String(other) });
  if (home.driver === "embedded") {
    expect(await sentenceOf(second)).toMatch(/^DATA_DIR \(.*\) is in use by another Parley process/);
  } else {
    await untilStarted(second);
    expect((await fetch(`http://127.0.0.1:${other}/readyz`)).status).toBe(200);
  }
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
});
