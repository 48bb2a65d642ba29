import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reasons } from "./reasons.ts";
import { type Answer, call, type Path, procedures } from "./testing/call.ts";
import { contentsOf, restore } from "./testing/contents.ts";
import { examples } from "./testing/examples.ts";
import { type FullGroup, makeFullGroup } from "./testing/full-group.ts";
import { hostileInputs, hostileTexts, hostileValues, withField } from "./testing/hostile-values.ts";
import { createTestApi, type TestApi, type TestPerson } from "./testing/test-api.ts";

/*
 * Any input is either refused with a stable reason and a sentence, without changing anything, or accepted and stored
 * unchanged. It never causes an unexpected error.
 */

let api: TestApi;
let own: FullGroup;
let newcomer: TestPerson;
let start: string;

beforeAll(async () => {
  api = await createTestApi();
  own = await makeFullGroup(api, "own");
  newcomer = await api.signUp("newcomer");
  start = await contentsOf(api.db);
});
afterAll(() => api.close());

type Input = Record<string, unknown>;

const exampleOf = (path: Path) => (examples[path]({ group: own, role: "owner", newcomer }) ?? {}) as Input;

const actorOf = (path: Path) => (path === "invites.accept" ? newcomer : own.people.owner);

/** How the API normalises a text: trimmed, and ids and usernames in lower case. */
function kept(field: string, text: string): string {
  if (["username", "userId", "chatId", "groupId", "messageId", "id"].includes(field)) return text.trim().toLowerCase();
  return text.trim();
}

/** Checks what must hold for every response to any input. */
function judge(path: Path, input: unknown, answer: Answer): void {
  const what = `${path} ${JSON.stringify(input)?.slice(0, 300)}`;
  if (answer.outcome === "allowed") {
    for (const [field, value] of Object.entries(input ?? {})) {
      const stored = (answer.data as Input | null)?.[field];
      if (typeof value === "string" && typeof stored === "string") expect(stored, what).toBe(kept(field, value));
    }
  } else {
    expect(Object.keys(reasons), what).toContain(answer.outcome);
    expect(answer.outcome, `${what}: ${answer.text}`).not.toBe("INTERNAL");
    expect(answer.message, what).toMatch(/^[A-Za-z].*\.$/s);
    expect(answer.text.length, what).toBeLessThan(5_000);
    expect(answer.text, what).not.toMatch(/select |insert |\bat .*\.ts|node_modules/);
  }
}

async function attempt(path: Path, input: unknown): Promise<Answer> {
  const answer = await call(api.services, actorOf(path).id, { path, input });
  judge(path, input, answer);
  return answer;
}

const restoreStart = () => restore(api.db, start);

const unchanged = async () => expect((await contentsOf(api.db)) === start, "something changed").toBe(true);

describe.each(procedures)("$path", ({ path, type }) => {
  /** Whether the example can be repeated; otherwise the database is restored after each allowed call. */
  let again = false;

  beforeAll(async () => {
    expect((await attempt(path, exampleOf(path))).outcome).toBe("allowed");
    again = (await attempt(path, exampleOf(path))).outcome === "allowed";
    await restoreStart();
  });

  /** Tries one input after the other. Inputs that were refused must have changed nothing. */
  async function attemptAll(inputs: Iterable<unknown>): Promise<void> {
    let changed = false;
    for (const input of inputs) {
      const { outcome } = await attempt(path, input);
      if (outcome !== "allowed" || type === "query") continue;
      changed = again;
      if (!again) await restoreStart();
    }
    if (changed) await restoreStart();
    else await unchanged();
  }

  test("withstands every hostile value in every field", async () => {
    const example = exampleOf(path);
    const hostile = [...hostileTexts, ...hostileValues];
    await attemptAll(hostile);
    for (const field of Object.keys(example))
      await attemptAll(hostile.map((value) => ({ ...example, [field]: value })));
  });

  test("withstands random input", async () => {
    const inputs = fc.array(hostileInputs(exampleOf(path)), { minLength: 5, maxLength: 5 });
    await fc.assert(fc.asyncProperty(inputs, attemptAll), { numRuns: 10 });
  });

  test("refuses unknown fields", async () => {
    const example = exampleOf(path);
    for (const name of ["__proto__", "constructor", "prototype", "toString", "admin", "", "\0", "createdAt"]) {
      const { outcome } = await attempt(path, withField(example, name, { polluted: true, toString: "no" }));
      expect([name, outcome]).toEqual([name, "INVALID_INPUT"]);
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    await unchanged();
  });
});
