import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDataDirs, type DataDirs } from "../testing/data-dirs.ts";
import { type DatabaseChild, startDatabaseChild } from "../testing/database-child.ts";
import { lockDirectory } from "./directory-lock.ts";

let dirs: DataDirs;
let children: DatabaseChild[];

beforeAll(async () => {
  [dirs, children] = await Promise.all([
    createDataDirs(),
    Promise.all(Array.from({ length: 8 }, () => startDatabaseChild())),
  ]);
});
afterAll(async () => {
  await Promise.all(children.map((child) => child.kill()));
  await dirs.removeAll();
});

test("a directory is locked until it is released", async () => {
  const directory = await dirs.createEmpty();
  const lock = await lockDirectory(directory);
  expect(lock).toBeDefined();
  expect(await lockDirectory(directory)).toBeUndefined();

  await lock?.release();
  const next = await lockDirectory(directory);
  expect(next).toBeDefined();
  await next?.release();
});

test("a directory with a very long path can be locked", async () => {
  const directory = join(await dirs.createEmpty(), "d".repeat(120), "e".repeat(120));
  await mkdir(directory, { recursive: true });
  const lock = await lockDirectory(directory);
  expect(lock).toBeDefined();
  expect(await lockDirectory(directory)).toBeUndefined();
  await lock?.release();
});

test("only one of many competitors holds the lock at a time", async () => {
  const directory = await dirs.createEmpty();
  let holders = 0;
  let taken = 0;
  const compete = async () => {
    for (let attempt = 0; attempt < 20; attempt++) {
      const lock = await lockDirectory(directory);
      if (!lock) continue;
      taken++;
      expect(++holders).toBe(1);
      await new Promise(setImmediate);
      holders--;
      await lock.release();
    }
  };
  await Promise.all(Array.from({ length: 30 }, compete));
  expect(taken).toBeGreaterThan(1);
  expect(await readdir(join(directory, "lock"))).toEqual([String(taken)]);
});

const refused = (directory: string) =>
  `DatabaseStartError: DATA_DIR (${directory}) is in use by another Parley process: ` +
  "stop that one, or give this one another DATA_DIR.";

test("after a kill -9, one of eight concurrent processes opens the database and the others say why not", async () => {
  const directory = await dirs.create();
  const killed = await startDatabaseChild();
  killed.tell(`open ${directory}`);
  expect(await killed.hear()).toBe("open");
  await killed.kill();

  for (const child of children) child.tell(`open ${directory}`);
  const answers = await Promise.all(children.map((child) => child.hear()));
  expect(answers.filter((answer) => answer === "open")).toHaveLength(1);
  expect(answers.filter((answer) => answer === refused(directory))).toHaveLength(7);

  const winner = children[answers.indexOf("open")];
  winner?.tell("close");
  expect(await winner?.hear()).toBe("closed");
  const next = children[answers.indexOf(refused(directory))];
  next?.tell(`open ${directory}`);
  expect(await next?.hear()).toBe("open");
  next?.tell("close");
  expect(await next?.hear()).toBe("closed");
});

test("a refused process changes nothing in the directory", async () => {
  const directory = await dirs.createEmpty();
  const lock = await lockDirectory(directory);
  const [child] = children;
  child?.tell(`open ${directory}`);
  expect(await child?.hear()).toBe(refused(directory));
  expect(await readdir(directory)).toEqual(["lock"]);
  expect(await readdir(join(directory, "lock"))).toEqual(["1"]);
  await lock?.release();
});
