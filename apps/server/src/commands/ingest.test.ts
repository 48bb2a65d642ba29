import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { createDatabase } from "@parley/db";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createHome } from "../testing/home.ts";
import { ingestCommand } from "./ingest/ingest.command.ts";

const program = fileURLToPath(new URL("./ingest.ts", import.meta.url));

let home: Awaited<ReturnType<typeof createHome>>;

beforeAll(async () => {
  home = await createHome();
});
afterAll(() => home.remove());

/** Runs the command in this process. */
async function ingest(args: string[], input: string | Buffer = "") {
  let said = "";
  const screen = {
    write(text: string) {
      said += text;
    },
  };
  const stdin = Readable.from([Buffer.from(input)]);
  const stop = new AbortController().signal;
  const { code, stdout = "", stderr = "" } = await ingestCommand(args, { env: home.env, stdin, stderr: screen, stop });
  return { code, stdout, stderr: said + stderr };
}

/** Starts the real program, with stdin open. It inherits no settings. */
function start(...args: string[]) {
  const { PATH = "" } = process.env;
  const child = spawn(process.execPath, ["--import", "tsx", program, ...args], { env: { PATH, ...home.env } });
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => {
    output.stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output.stderr += chunk;
  });
  const ended = once(child, "close").then(([code]) => ({ code, ...output }));
  async function untilSaid(words: string): Promise<void> {
    while (!output.stderr.includes(words)) {
      if (child.exitCode !== null) throw new Error(`It ended before it said "${words}": ${output.stderr}`);
      await Promise.race([once(child.stderr, "data"), ended]);
    }
  }
  return { child, ended, untilSaid };
}

const text = (n: number) => `message ${n}`;
const line = (n: number) => JSON.stringify({ at: "2009-06-30T16:25:00Z", author: `author ${n % 7}`, text: text(n) });
const lines = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => `${line(from + n)}\n`).join("");

async function writeInput(name: string, content: string | Buffer): Promise<string> {
  const path = join(home.dataDir, name);
  await writeFile(path, content);
  return path;
}

const openDatabase = () =>
  createDatabase(home.env.DATABASE_URL ? { url: home.env.DATABASE_URL } : { dataDir: home.dataDir });

/** The texts of a group's chat, in order. */
async function findTexts(group: string) {
  await using database = await openDatabase();
  const rows = await database.db
    .selectFrom("messages")
    .innerJoin("chats", "chats.id", "messages.chat_id")
    .innerJoin("groups", "groups.id", "chats.group_id")
    .where("groups.name", "=", group)
    .select(["messages.seq", "messages.text"])
    .orderBy("messages.seq")
    .execute();
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
  return rows.map((row) => row.text);
}

const texts = (to: number) => Array.from({ length: to }, (_, n) => text(n + 1));

describe("pnpm ingest", () => {
  test("stores a gzipped file, and adds only new lines when the file has grown", async () => {
    // Gzip is detected by content, not by name.
    const path = await writeInput("old log.jsonl", gzipSync(lines(1, 2_500)));
    const first = await ingest([path]);
    // Nothing but progress, which a slow machine has time to report.
    expect(first).toMatchObject({ code: 0, stderr: expect.stringMatching(/^(?:.* lines · .*\n)*$/) });
    expect(first.stdout).toMatch(
      /^2,500 messages stored in .*\n0 messages had been stored before\.\n0 lines rejected\.\n7 people created/,
    );
    expect(first.stdout).toContain("Sign up, then run this command again");
    expect(await findTexts("old log")).toEqual(texts(2_500));

    await writeFile(path, lines(1, 2_501));
    const second = await ingest([path, "--group", "OLD LOG"]);
    expect(second.code).toBe(0);
    expect(second.stdout).toMatch(/^1 message stored in .*\n2,500 messages had been stored before\./);
    expect(await findTexts("old log")).toEqual(texts(2_501));
  });

  test("reports each broken line, stores the rest, and exits with 2", async () => {
    const input = Buffer.concat([
      Buffer.from(`\ufeff${line(1)}\r\n\r\n{"at":\n${line(2)}\n`),
      Buffer.from([0x22, 0xff, 0x22, 0x0a]),
      Buffer.from(`${JSON.stringify({ text: "x".repeat(1_000_001) })}\n`),
      Buffer.from(`{"at": "2009-06-30T16:25:00Z", "text": "x"}\n${line(3)}`),
    ]);
    const { code, stdout, stderr } = await ingest(["-", "--group", "broken"], input);
    expect(stderr).toBe(
      [
        "line 3: This is not JSON.",
        "line 5: This line is not UTF-8.",
        "line 6: This line is longer than 1,000,000 bytes.",
        "line 7: author is missing.",
        "",
      ].join("\n"),
    );
    expect(stdout).toContain("4 lines rejected.");
    expect(code).toBe(2);
    expect(await findTexts("broken")).toEqual(texts(3));
  });

  test("stores what precedes the end of a truncated file, and exits with 1", async () => {
    const whole = gzipSync(lines(1, 9_000));
    const path = await writeInput("cut.jsonl.gz", whole.subarray(0, Math.floor(whole.length / 2)));
    const { code, stdout } = await ingest([path]);
    expect(code).toBe(1);
    expect(stdout).toContain(`${path} is not whole: its gzip data is cut off or damaged.`);
    const stored = await findTexts("cut");
    expect(stored.length).toBeGreaterThan(100);
    expect(stored).toEqual(texts(stored.length));

    await writeFile(path, whole);
    expect((await ingest([path])).code).toBe(0);
    expect(await findTexts("cut")).toEqual(texts(9_000));
  });

  test("reports an error in one sentence, and exits with 1", async () => {
    const folder = join(home.dataDir, "folder");
    await mkdir(folder);
    const file = await writeInput("log.jsonl", lines(1, 1));
    const refused = async (...args: string[]) => {
      const { code, stdout, stderr } = await ingest(args);
      expect([code, stdout]).toEqual([1, ""]);
      return stderr;
    };
    expect(await refused("nowhere.jsonl")).toBe("There is no file nowhere.jsonl.");
    expect(await refused(folder)).toBe(`${folder} is a directory: name one file.`);
    expect(await refused("-")).toMatch(
      /^Standard input has no name: say which group with --group NAME\. See pnpm ingest --help/,
    );
    expect(await refused()).toBe("Give exactly one file. See pnpm ingest --help");
    expect(await refused(file, "--chat", "")).toMatch(
      /^--chat: The name of the chat is empty\. See pnpm ingest --help/,
    );
    expect(await refused(file, "--owner", "nobody")).toBe(
      "--owner: there is nobody with the username nobody who can sign in.",
    );
    const id = "0199aaaa-0000-7000-8000-000000000000";
    expect(await refused(file, "--group", id)).toBe(`--group: there is no group with the id ${id}.`);
  });

  test("refuses to run beside a server on the embedded database, and works beside one on PostgreSQL", async () => {
    await using _running = await openDatabase();
    const { code, stderr } = await ingest(["-", "--group", "beside"], lines(1, 1));
    if (home.driver === "postgres") {
      expect([code, stderr]).toEqual([0, ""]);
    } else {
      expect(stderr).toMatch(/^DATA_DIR .* is in use by another Parley process: stop that one.*$/);
      expect(code).toBe(1);
    }
  });
});

describe("as a program, pnpm ingest", () => {
  test("has a help", async () => {
    const { code, stdout } = await start("--help").ended;
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Usage: pnpm ingest FILE .*\n/);
  });

  test("finishes its batch at Ctrl+C, explains how to continue, and continues", async () => {
    const { child, ended, untilSaid } = start("-", "--group", "stopped");
    child.stdin.write(`${lines(1, 2_000)}broken\n`);
    // It keeps reading while the first 2,000 are being stored.
    await untilSaid("line 2001:");
    child.kill("SIGINT");
    const { code, stdout } = await ended;
    expect(stdout).toContain(
      "Stopped after line 2000. Run the same command again to continue: nothing is stored twice.",
    );
    expect(code).toBe(130);
    expect(await findTexts("stopped")).toEqual(texts(2_000));
    expect((await ingest(["-", "--group", "stopped"], lines(1, 2_100))).code).toBe(0);
    expect(await findTexts("stopped")).toEqual(texts(2_100));
  });

  test("loses and duplicates nothing when it is killed", async () => {
    const { child, ended, untilSaid } = start("-", "--group", "killed");
    child.stdin.write(`${lines(1, 4_000)}broken\n`);
    // The second batch has started, so the first is stored.
    await untilSaid("line 4001:");
    child.kill("SIGKILL");
    await ended;
    const stored = await findTexts("killed");
    expect([2_000, 4_000]).toContain(stored.length);
    expect(stored).toEqual(texts(stored.length));
    expect((await ingest(["-", "--group", "killed"], lines(1, 4_500))).code).toBe(0);
    expect(await findTexts("killed")).toEqual(texts(4_500));
  });
});
