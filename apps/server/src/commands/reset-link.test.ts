import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { createDatabase, migrate } from "@parley/db";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAuth } from "../auth/auth.ts";
import { loadSecret } from "../secret.ts";
import { createHome } from "../testing/home.ts";
import { resetLinkCommand } from "./reset-link/reset-link.command.ts";

const publicUrl = "https://parley.example";
let home: Awaited<ReturnType<typeof createHome>>;

const openDatabase = () =>
  createDatabase(home.env.DATABASE_URL ? { url: home.env.DATABASE_URL } : { dataDir: home.dataDir });

beforeAll(async () => {
  home = await createHome();
  await using database = await openDatabase();
  await migrate(database.db);
  const person = (username: string, email: string) => ({ id: uuidv7(), username, name: `Name of ${username}`, email });
  await database.db
    .insertInto("users")
    .values([person("imported", "imported@imported.invalid"), person("ben", "ben@parley.example")])
    .execute();
});
afterAll(() => home.remove());

const resetLink = (...args: string[]) => resetLinkCommand(args, { ...home.env, PUBLIC_URL: publicUrl });

describe("pnpm reset-link", () => {
  test("gives a link with which an imported author can claim the account, and sets the email address", async () => {
    const { code, stdout, stderr } = await resetLink("@Imported", "--email", "Real@Parley.example");
    expect(stderr).toBe("With this link Name of imported can choose a password, once and within 24 hours:");
    expect(code).toBe(0);
    const token = /^https:\/\/parley\.example\/reset-password\?token=([\w-]+)$/.exec(stdout ?? "")?.[1];

    await using database = await openDatabase();
    const { db } = database;
    expect(await db.selectFrom("accounts").select("id").execute()).toEqual([]);
    const secret = await loadSecret(home.dataDir);
    const bus = { publish: () => {}, subscribe: () => () => {} };
    const auth = createAuth({ db, bus, publicUrl, secret, mailer: { send: async () => {} }, onError: () => {} });
    const post = async (path: string, body: object) => {
      const headers = { "content-type": "application/json" };
      const url = `${publicUrl}/api/auth${path}`;
      return (await auth.handle(new Request(url, { method: "POST", headers, body: JSON.stringify(body) }))).status;
    };
    const signIn = () => post("/sign-in/email", { email: "real@parley.example", password: "my first password" });
    expect(await signIn()).toBe(401);
    expect(await post("/reset-password", { token, newPassword: "my first password" })).toBe(200);
    expect(await signIn()).toBe(200);
    expect(await post("/reset-password", { token, newPassword: "another password" })).toBe(400);
  });

  test("invalidates links to a replaced address, and no others", async () => {
    const links = async () => {
      await using database = await openDatabase();
      return await database.db.selectFrom("verifications").select(["id", "value"]).execute();
    };
    await resetLink("imported");
    await resetLink("ben");
    const [before] = await links();
    expect(await links()).toHaveLength(2);
    await resetLink("imported", "--email", "newer@parley.example");
    const after = await links();
    expect(after).toHaveLength(2);
    expect(after.map(({ id }) => id)).not.toContain(before?.id);
  });

  test("reports an error in one line, and exits with 1", async () => {
    const refused = async (...args: string[]) => {
      const { code, stdout, stderr } = await resetLink(...args);
      expect([code, stdout]).toEqual([1, undefined]);
      return stderr;
    };
    expect(await refused("nobody")).toBe("There is nobody with the username nobody.");
    expect(await refused("imported", "--email", "BEN@parley.example")).toBe(
      "ben@parley.example belongs to another account.",
    );
    expect(await refused("imported", "--email", "ben")).toBe("ben: This is not an email address.");
    expect(await resetLinkCommand(["imported"], { ...home.env, PORT: "x" })).toEqual({
      code: 1,
      stderr: "PORT must be a whole number from 1 to 65535.",
    });
  });

  test("works while the server runs, or says that the embedded database serves only one of them", async () => {
    await using _running = await openDatabase();
    const { code, stderr } = await resetLink("imported");
    if (home.driver === "postgres") return expect(code).toBe(0);
    expect(stderr).toMatch(/^DATA_DIR .* is in use by another Parley process: .*$/);
    expect(code).toBe(1);
  });

  test("has a help, and points to it on invalid arguments", async () => {
    expect(await resetLink("--help")).toMatchObject({ code: 0, stdout: expect.stringContaining("Usage: pnpm") });
    for (const args of [[], ["ada", "ben"], ["ada", "--mail", "x"]]) {
      const { code, stdout, stderr } = await resetLink(...args);
      expect([code, stdout]).toEqual([1, undefined]);
      expect(stderr).toMatch(/^.+ See pnpm reset-link --help$/);
    }
  });

  test("runs as a program that prints only the link to stdout", () => {
    const program = fileURLToPath(new URL("./reset-link.ts", import.meta.url));
    const env = { PATH: process.env["PATH"], ...home.env, PUBLIC_URL: publicUrl };
    const options = { env, encoding: "utf8" } as const;
    const { status, stdout } = spawnSync(process.execPath, ["--import", "tsx", program, "ben"], options);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^https:\/\/parley\.example\/reset-password\?token=[\w-]+\n$/);
  });
});
