import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { findFreePort } from "@parley/server/testing/free-port";
import { describe, expect, test } from "vitest";
import { runHere } from "./testing/run-here.ts";
import { parley } from "./testing/terminal.ts";

/** An HTTP server that is not a Parley server. */
async function serve(listener: RequestListener) {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: async () => void server.close() };
}

const commands = ["login", "logout", "whoami", "groups", "chats", "read", "send", "watch"];

describe("help", () => {
  test("lists every command and every exit code on standard output", async () => {
    const { code, stdout, stderr } = await parley(["--help"]);
    expect([code, stderr]).toEqual([0, ""]);
    for (const name of commands) expect(stdout).toContain(`parley ${name}`);
    expect(stdout).toMatch(/0 success, 1 .*, 2 .*, 3 .*,\s4 .*, 130 /);
    expect((await runHere(["help"])).stdout).toBe(stdout);
  });

  test.each(commands)("of %s shows its usage", async (name) => {
    const { code, stdout, stderr } = await runHere([name, "--help"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(new RegExp(`^Usage: parley ${name}\\b`));
    expect(stdout).toContain("3 not signed in");
  });

  test("is printed as an error when there is no command", async () => {
    const { code, stdout, stderr } = await parley([]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("parley login");
  });
});

test("--version prints the version of the package", async () => {
  expect(await parley(["--version"])).toEqual({ code: 0, stdout: "0.1.0\n", stderr: "" });
});

test.each([
  [["nonsense"], 'There is no command "nonsense". See parley --help'],
  [["--nonsense"], "Unknown option '--nonsense'. See parley --help"],
  [["read"], 'An argument is missing after "read". See parley read --help'],
  [["read", "a/b", "c"], '"c" is one argument too many. See parley read --help'],
  [["read", "a/b", "--limit", "many"], "--limit needs a whole number from 1. See parley read --help"],
  [["read", "a/b", "--limit", "0"], "--limit needs a whole number from 1. See parley read --help"],
  [["read", "a/b", "--before", "1e3"], "--before needs a whole number from 1. See parley read --help"],
  [["read", "a/b", "--before", "9", "--unread"], "--before and --unread exclude each other. See"],
  [["--json", "chats", "--limit", "5"], "Unknown option '--limit'. See parley chats --help"],
  [["whoami", "--url", "ftp://x"], "The URL must look like https://chat.example.com, without a path. See"],
  [["login", "x", "--password", "secret"], "Unknown option '--password'. See parley login --help"],
  [["\x1b[31mred"], 'There is no command "␛[31mred". See parley --help'],
])("%j is rejected with one sentence and code 2", async (args, sentence) => {
  const { code, stdout, stderr } = await runHere(args);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/^[^\n]+\n$/);
  expect(stderr).toContain(sentence);
});

describe("an unreachable server", () => {
  test.each([["whoami"], ["groups"], ["chats"], ["read", "a/b"], ["send", "a/b", "x"], ["watch"], ["logout"]])(
    "makes %s exit with code 4 and one sentence",
    async (...args: string[]) => {
      const url = `http://127.0.0.1:${await findFreePort()}`;
      const { code, stdout, stderr } = await runHere(args, { env: { PARLEY_URL: url, PARLEY_TOKEN: "token" } });
      expect([code, stdout]).toEqual([4, ""]);
      // Sending retries for some seconds, and says so.
      expect(stderr.replace(`${url} does not answer. Trying again for a few seconds.\n`, "")).toBe(
        `No Parley server answers at ${url} (ECONNREFUSED). Check the address, and whether the server runs.\n`,
      );
    },
  );

  test("is also reported when something else answers at the address", async () => {
    await using other = await serve((_, response) => response.end("<h1>Welcome</h1>"));
    const { url } = other;
    const { code, stderr } = await runHere(["whoami"], { env: { PARLEY_URL: url, PARLEY_TOKEN: "token" } });
    expect([code, stderr]).toEqual([4, expect.stringContaining(`No Parley server answers at ${url}.`)]);
  });

  test("gets no secret through a redirect", async () => {
    const received: unknown[] = [];
    await using thief = await serve((request, response) => {
      received.push(request.headers);
      response.end();
    });
    await using proxy = await serve((_, response) => response.writeHead(307, { location: `${thief.url}/` }).end());
    const login = ["login", proxy.url, "--username", "ada", "--password-stdin"];
    const runs = [
      await parley(login, { stdin: "a password" }),
      await runHere(["whoami"], { env: { PARLEY_URL: proxy.url, PARLEY_TOKEN: "token" } }),
    ];
    for (const { code, stderr } of runs) {
      expect([code, stderr]).toEqual([1, expect.stringContaining(`${proxy.url} redirects to ${thief.url}.`)]);
    }
    expect(received).toEqual([]);
  });
});

test("a closed pipe ends the command quietly", () => {
  const program = join(import.meta.dirname, "../bin/parley.js");
  const script = `{ "$0" "$1" --help; echo "$?" >&2; } | true`;
  const { stderr } = spawnSync("sh", ["-c", script, process.execPath, program], { encoding: "utf8" });
  expect(stderr).toBe("0\n");
});
