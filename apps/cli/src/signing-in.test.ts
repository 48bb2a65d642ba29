import { chmod, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { runHere } from "./testing/run-here.ts";
import { parley, parseLines } from "./testing/terminal.ts";
import { startTestServer, type TestServer } from "./testing/test-server.ts";

let server: TestServer;
let ada: Awaited<ReturnType<TestServer["signUp"]>>;
let count = 0;
let home: string;
let file: string;

beforeAll(async () => {
  server = await startTestServer();
  ada = await server.signUp("ada");
  await server.signUp("ben");
});
afterAll(() => server.close());
beforeEach(() => {
  home = join(server.folder, `home-${++count}`);
  file = join(home, "parley/credentials.json");
});

const around = (stdin = "", env = {}) => ({ stdin, env: { XDG_CONFIG_HOME: home, ...env } });
/** In a process of its own; `here` runs in this one. */
const run = (args: readonly string[], stdin = "", env = {}) => parley(args, around(stdin, env));
const here = (args: readonly string[], stdin = "", env = {}) => runHere(args, around(stdin, env));
const loginAs = (username: string, url = server.url) => ["login", url, "--username", username, "--password-stdin"];
const signIn = (username = "ada", url = server.url) => here(loginAs(username, url), `the words of ${username}\n`);
const whoami = async (args: readonly string[] = [], env = {}) => (await here(["whoami", ...args], "", env)).stdout;
const tokenOf = async (url = server.url): Promise<string> =>
  JSON.parse(await readFile(file, "utf8")).servers[url].token;
const statusOf = async (token: string) =>
  (await fetch(`${server.url}/trpc/users.me`, { headers: { authorization: `Bearer ${token}` } })).status;

describe("parley login", () => {
  test("stores a session that only its owner can read, for later commands", async () => {
    const { code, stdout, stderr } = await run(loginAs("ada"), `${ada.password}\n`);
    expect([code, stdout, stderr]).toEqual([0, `Signed in as Ada @ada at ${server.url}.\n`, ""]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(dirname(file))).mode & 0o777).toBe(0o700);
    expect(await readFile(file, "utf8")).not.toContain("the words of");
    expect(await run(["whoami"])).toMatchObject({
      code: 0,
      stdout: `Ada @ada ada@parley.example at ${server.url}\n`,
    });
  });

  test("accepts an email address, and prints JSON", async () => {
    const { stdout } = await here([...loginAs(ada.email), "--json"], ada.password);
    const user = { url: server.url, id: expect.any(String), username: "ada", name: "Ada" };
    expect(parseLines(stdout)).toEqual([user]);
    expect(parseLines(await whoami(["--json"]))).toEqual([{ ...user, email: ada.email }]);
  });

  test("refuses a wrong password, and stores nothing", async () => {
    const { code, stdout, stderr } = await here(loginAs("ada"), "not the words");
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toBe("That account and password do not match. Check both, or reset your password.\n");
    await expect(stat(file)).rejects.toThrow("ENOENT");
  });

  test("asks for a password only on a terminal", async () => {
    const { code, stderr } = await here(["login", server.url, "--username", "ada"]);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining("pass it with --password-stdin. See parley login --help"),
    ]);
    expect((await here(["login", server.url, "--password-stdin"])).stderr).toContain("needs --username");
  });

  test("ends the session that it replaces", async () => {
    await signIn();
    const first = await tokenOf();
    await signIn("ben");
    const second = await tokenOf();
    expect([await statusOf(first), await statusOf(second)]).toEqual([401, 200]);
  });

  test("keeps several servers, and uses the last one unless another is named", async () => {
    await signIn();
    const other = server.url.replace("127.0.0.1", "localhost");
    await signIn("ben", other);
    expect(await whoami()).toContain("@ben");
    expect(await whoami(["--url", server.url])).toContain("@ada");
    expect(await whoami(["--url", other])).toContain("@ben");
    expect(await whoami([], { PARLEY_URL: server.url })).toContain("@ada");
  });

  test("does not overwrite a damaged file", async () => {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, "{");
    const { code, stderr } = await signIn();
    expect([code, stderr]).toEqual([1, expect.stringContaining("credentials.json is damaged.")]);
    expect(await readFile(file, "utf8")).toBe("{");
  });
});

describe("the environment", () => {
  test("takes precedence over the stored session", async () => {
    await signIn("ben");
    expect(await whoami()).toContain("@ben");
    expect(await whoami([], { PARLEY_URL: server.url, PARLEY_TOKEN: ada.token })).toContain("@ada");
    expect(await whoami([], { PARLEY_TOKEN: ada.token })).toContain("@ada");
  });

  test("sends its token to no server but its own", async () => {
    const env = { PARLEY_URL: "https://chat.example.com", PARLEY_TOKEN: ada.token };
    const { code, stderr } = await here(["whoami", "--url", server.url], "", env);
    expect([code, stderr]).toEqual([3, expect.stringContaining("You are not signed in at")]);
  });

  test("is checked for an invalid address and an invalid token", async () => {
    const wrong = await here(["whoami"], "", { PARLEY_URL: "https://x/path" });
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining("PARLEY_URL must look like")]);
    const broken = await here(["whoami"], "", { PARLEY_URL: server.url, PARLEY_TOKEN: "one\ntwo" });
    expect([broken.code, broken.stderr]).toEqual([3, expect.stringContaining("You are not signed in")]);
  });
});

describe("parley logout", () => {
  test("ends the session on the server and forgets it", async () => {
    await signIn();
    const token = await tokenOf();
    expect(await statusOf(token)).toBe(200);
    expect(await run(["logout"])).toEqual({ code: 0, stdout: `Signed out at ${server.url}.\n`, stderr: "" });
    expect(await statusOf(token)).toBe(401);
    expect(await readFile(file, "utf8")).not.toContain(token);
    expect((await here(["logout"])).code).toBe(3);
  });

  test("keeps the sessions of other servers, and does not switch to one of them", async () => {
    const other = server.url.replace("127.0.0.1", "localhost");
    await signIn("ben", other);
    await signIn();
    await here(["logout"]);
    expect((await here(["whoami"])).code).toBe(3);
    expect(await whoami(["--url", other])).toContain("@ben");
  });

  test("succeeds when the session has already ended", async () => {
    await signIn();
    const headers = { "content-type": "application/json", authorization: `Bearer ${await tokenOf()}` };
    await fetch(`${server.url}/api/auth/sign-out`, { method: "POST", headers, body: "{}" });
    expect((await here(["logout"])).code).toBe(0);
  });

  test("keeps the session while the server cannot be reached, unless told otherwise", async () => {
    await mkdir(dirname(file), { recursive: true });
    const gone = "http://127.0.0.1:1";
    await writeFile(file, JSON.stringify({ current: gone, servers: { [gone]: { token: "x", username: "ada" } } }));
    await chmod(file, 0o600);
    expect((await here(["logout"])).code).toBe(4);
    expect(await tokenOf(gone)).toBe("x");
    expect((await here(["logout", "--local"])).code).toBe(0);
    expect(await readFile(file, "utf8")).not.toContain('"x"');
  });
});

test.each([["whoami"], ["groups"], ["chats"], ["read", "a/b"], ["send", "a/b", "x"], ["watch"], ["logout"]])(
  "without a session, %s says how to sign in and exits with code 3",
  async (...args) => {
    const expected = [3, "", `You are not signed in at ${server.url}. Sign in with: parley login ${server.url}\n`];
    const never = await here(args, "", { PARLEY_URL: server.url });
    expect([never.code, never.stdout, never.stderr]).toEqual(expected);
    if (args[0] === "logout") return;
    const expired = await here(args, "", { PARLEY_URL: server.url, PARLEY_TOKEN: "an-old-token" });
    expect([expired.code, expired.stdout, expired.stderr]).toEqual(expected);
  },
);
