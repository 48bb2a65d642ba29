import { expect, test } from "vitest";
import { createLoader } from "./loader.ts";

/** A source that answers when it is let. */
function setUp(atOnce = 1) {
  const asked: string[][] = [];
  const answers: ((fail?: Error) => void)[] = [];
  const ask = createLoader(
    (keys: string[]) => {
      asked.push(keys);
      return new Promise<Map<string, string>>((resolve, reject) => {
        answers.push((fail) => (fail ? reject(fail) : resolve(new Map(keys.map((key) => [key, key.toUpperCase()])))));
      });
    },
    { atOnce, most: 3 },
  );
  return { asked, ask, answers, answer: (fail?: Error) => answers.shift()?.(fail) };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test("what is asked while an answer is on its way is asked together after it, never with it", async () => {
  const { asked, ask, answer } = setUp();
  const first = ask("a");
  const rest = ["b", "c", "b", "d"].map(ask);
  answer();
  expect(await first).toBe("A");
  await turn();
  answer();
  await turn();
  answer();
  expect(await Promise.all(rest)).toEqual(["B", "C", "B", "D"]);
  expect(asked).toEqual([["a"], ["b", "c"], ["d"]]);
});

test("a question that fails costs only those who asked it", async () => {
  const { ask, answer } = setUp();
  const [failing, fine] = [ask("a").catch((error: Error) => error.message), ask("b")];
  answer(new Error("no answer"));
  await turn();
  answer();
  expect([await failing, await fine]).toEqual(["no answer", "B"]);
});

test("a slow answer does not hold up what may be asked beside it", async () => {
  const { asked, ask, answer, answers } = setUp(2);
  void ask("slow");
  const quick = ask("quick");
  const later = [ask("c"), ask("d")];
  expect(asked).toEqual([["slow"], ["quick"]]);
  const [slow] = answers.splice(0, 1);
  answer();
  expect(await quick).toBe("QUICK");
  await turn();
  answer();
  expect(await Promise.all(later)).toEqual(["C", "D"]);
  slow?.();
});
