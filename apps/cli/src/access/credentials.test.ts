import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { credentialsFile, loadCredentials, saveCredentials } from "./credentials.ts";

let home: string;
let file: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "parley-credentials-"));
  file = credentialsFile({ XDG_CONFIG_HOME: join(home, "config") });
});
afterEach(() => rm(home, { recursive: true }));

const modeOf = async (path: string) => (await stat(path)).mode & 0o777;
const ada = { token: "token-of-ada", username: "ada" };
const credentials = { current: "http://a", servers: new Map([["http://a", ada]]) };

test("the file is in the XDG folder, or else in ~/.config", () => {
  expect(credentialsFile({ XDG_CONFIG_HOME: "/x", HOME: "/home/ada" })).toBe("/x/parley/credentials.json");
  for (const XDG_CONFIG_HOME of [undefined, "", "relative"]) {
    expect(credentialsFile({ XDG_CONFIG_HOME, HOME: "/home/ada" })).toBe("/home/ada/.config/parley/credentials.json");
  }
});

test("several servers are kept, and there is none at first", async () => {
  expect(await loadCredentials(file)).toEqual({ current: null, servers: new Map() });
  const both = { current: "http://b", servers: new Map([...credentials.servers, ["http://b", ada]]) };
  await saveCredentials(file, both);
  expect(await loadCredentials(file)).toEqual(both);
});

test("only the owner can read the file and enter its folder, even if others could before", async () => {
  await mkdir(dirname(file), { recursive: true, mode: 0o755 });
  await writeFile(file, JSON.stringify({ current: null, servers: {} }));
  await chmod(file, 0o644);
  await chmod(dirname(file), 0o755);
  await loadCredentials(file);
  expect(await modeOf(file)).toBe(0o600);
  await saveCredentials(file, credentials);
  expect([await modeOf(file), await modeOf(dirname(file))]).toEqual([0o600, 0o700]);
});

test("saving replaces the file atomically, and leaves no temporary file behind", async () => {
  await saveCredentials(file, credentials);
  const before = (await stat(file)).ino;
  await saveCredentials(file, { ...credentials, current: null });
  expect((await stat(file)).ino).not.toBe(before);
  expect(await readdir(dirname(file))).toEqual(["credentials.json"]);
});

test.each(["", "{", "[]", '{"servers":[]}'])("a damaged file (%j) is reported and not changed", async (text) => {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  await expect(loadCredentials(file)).rejects.toThrow(/credentials\.json is damaged\. .*delete it.*\.$/);
  expect(await readFile(file, "utf8")).toBe(text);
});

test("a failed save is reported without the token", async () => {
  await writeFile(join(home, "config"), "a file where a folder should be");
  const failed = await saveCredentials(file, credentials).catch(String);
  expect(failed).toMatch(/cannot be written \(E[A-Z]+\)/);
  expect(failed).not.toContain(ada.token);
});
