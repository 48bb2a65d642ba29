import { expect, test, vi } from "vitest";
import { createLoader } from "./loader.ts";

/** A loader whose batches are answered when the test says so. */
function setUp(concurrency = 1, maxBatchSize = 3) {
  const asked: string[][] = [];
  const answers: ((fail?: Error) => void)[] = [];
  const ask = createLoader(
    (keys: string[]) => {
      asked.push(keys);
      return new Promise<Map<string, string>>((resolve, reject) => {
        answers.push((fail) => (fail ? reject(fail) : resolve(new Map(keys.map((key) => [key, key.toUpperCase()])))));
      });
    },
    { concurrency, maxBatchSize },
  );
  /** Answers the oldest batch, once there is one. */
  const answer = async (fail?: Error) => {
    await expect.poll(() => answers.length).toBeGreaterThan(0);
    answers.shift()?.(fail);
  };
  return { asked, ask, answers, answer };
}

test("keys requested in the same turn share a batch, and keys requested meanwhile wait for the next", async () => {
  const { asked, ask, answers, answer } = setUp();
  const first = ["a", "b", "a"].map(ask);
  await expect.poll(() => answers.length).toBe(1);
  const rest = ["b", "c", "b", "d", "e"].map(ask);
  await answer();
  expect(await Promise.all(first)).toEqual(["A", "B", "A"]);
  await answer();
  await answer();
  expect(await Promise.all(rest)).toEqual(["B", "C", "B", "D", "E"]);
  expect(asked).toEqual([["a", "b"], ["b", "c", "d"], ["e"]]);
});

test("keys requested turn after turn share a batch, but no key waits for long", async () => {
  const { asked, ask, answers } = setUp(1, 100);
  const askFrom = (turns: number) => {
    if (turns < 8) setImmediate(askFrom, turns + 1);
    void ask(String(turns));
  };
  askFrom(0);
  await expect.poll(() => answers.length).toBe(1);
  expect(asked[0]?.length).toBeGreaterThanOrEqual(3);
  expect(asked[0]?.length).toBeLessThanOrEqual(5);
});

test("a failed batch rejects only the keys in it", async () => {
  const { ask, answers, answer } = setUp();
  const failing = ask("a").catch((error: Error) => error.message);
  await expect.poll(() => answers.length).toBe(1);
  const fine = ask("b");
  await answer(new Error("no answer"));
  await answer();
  expect([await failing, await fine]).toEqual(["no answer", "B"]);
});

test("a slow batch does not hold up other batches, and no batch is empty", async () => {
  const { asked, ask, answers, answer } = setUp(2);
  void ask("slow");
  await expect.poll(() => answers.length).toBe(1);
  const [slow] = answers.splice(0, 1);
  const beside = [ask("c"), ask("d")];
  await answer();
  expect(await Promise.all(beside)).toEqual(["C", "D"]);
  slow?.();
  await answerless(answers);
  expect(asked).toEqual([["slow"], ["c", "d"]]);
});

/** Lets a few turns of the event loop pass, and expects no batch in them. */
async function answerless(answers: readonly unknown[]): Promise<void> {
  for (let turns = 0; turns < 5; turns++) await new Promise((resolve) => setImmediate(resolve));
  expect(answers).toEqual([]);
}

/** A loader that finds each key under itself, at once. */
function echo(options: Parameters<typeof createLoader<string, string>>[1]) {
  const asked: string[][] = [];
  const load = async (keys: string[]) => {
    asked.push(keys);
    return new Map(keys.map((key) => [key, key]));
  };
  return { asked, ask: createLoader(load, options) };
}

test("a single key loads at once, and keys soon after it share a batch", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "performance"] });
  try {
    const { asked, ask } = echo({ intervalMs: 5 });
    expect(await ask("alone")).toBe("alone");
    const soon = [ask("a")];
    await turns();
    soon.push(ask("b"));
    await turns();
    expect(asked).toEqual([["alone"]]);
    vi.advanceTimersByTime(5);
    expect(await Promise.all(soon)).toEqual(["a", "b"]);
    expect(asked).toEqual([["alone"], ["a", "b"]]);

    vi.advanceTimersByTime(5);
    expect(await ask("later")).toBe("later");
  } finally {
    vi.useRealTimers();
  }
});

test("a few batches may be ahead of the pace, and then one starts in each interval", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "performance"] });
  try {
    const { asked, ask } = echo({ intervalMs: 10, burst: 2 });
    for (const key of ["a", "b", "c"]) await ask(key);
    const soon = ["d", "e"].map(ask);
    await turns();
    expect(asked).toEqual([["a"], ["b"], ["c"]]);
    vi.advanceTimersByTime(10);
    await Promise.all(soon);
    expect(asked.slice(3)).toEqual([["d", "e"]]);

    vi.advanceTimersByTime(20);
    for (const key of ["f", "g"]) await ask(key);
    void ask("h");
    await turns();
    expect(asked.slice(4)).toEqual([["f"], ["g"]]);
  } finally {
    vi.useRealTimers();
  }
});

test("full batches do not wait, so that a crowd cannot make a queue that only grows", async () => {
  const { asked, ask } = echo({ intervalMs: 1_000_000, maxBatchSize: 2 });
  await ask("alone");
  for (const key of ["a", "b", "a", "c", "d"]) void ask(key);
  await turns();
  expect(asked).toEqual([["alone"], ["a", "b"], ["c", "d"]]);
});

test("after many full batches the next waits for no more than an interval", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "performance"] });
  try {
    const { asked, ask } = echo({ intervalMs: 10, burst: 2, maxBatchSize: 2 });
    await Promise.all(Array.from({ length: 200 }, (_, n) => ask(String(n))));
    expect(asked).toHaveLength(100);
    const late = ask("late");
    await turns();
    vi.advanceTimersByTime(10);
    expect(await late).toBe("late");
  } finally {
    vi.useRealTimers();
  }
});

test("keys with the same id are loaded once", async () => {
  const asked: { id: string }[][] = [];
  const ask = createLoader(
    async (keys: { id: string }[]) => {
      asked.push(keys);
      return new Map(keys.map(({ id }) => [id, id.toUpperCase()]));
    },
    { idOf: ({ id }) => id },
  );
  expect(await Promise.all([{ id: "a" }, { id: "b" }, { id: "a" }].map(ask))).toEqual(["A", "B", "A"]);
  expect(asked).toEqual([[{ id: "a" }, { id: "b" }]]);
});

async function turns(): Promise<void> {
  for (let n = 0; n < 10; n++) await new Promise((resolve) => setImmediate(resolve));
}

test("a large batch is answered over several turns of the event loop, so that others get theirs in between", async () => {
  const ask = createLoader(async (keys: string[]) => new Map(keys.map((key) => [key, key])));
  const perTurn: number[] = [];
  let answered = 0;
  const all = Promise.all(Array.from({ length: 50 }, (_, n) => ask(String(n)).then(() => answered++)));
  const watching = new AbortController();
  const watch = () => {
    if (answered > 0) perTurn.push(answered);
    answered = 0;
    if (!watching.signal.aborted) setImmediate(watch);
  };
  watch();
  await all;
  watching.abort();
  expect(perTurn.length).toBeGreaterThan(5);
  expect(Math.max(...perTurn)).toBeLessThanOrEqual(10);
});
