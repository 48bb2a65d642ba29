import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestAuth, type TestAuth } from "../testing/test-auth.ts";
import { slowPasswords } from "../testing/weak-passwords.ts";

/*
 * Concurrent sign-ins with the old password while it is being changed. Hashing takes so long that all of them have read
 * the old hash before the new one is written.
 */

let t: TestAuth;
let ada: Awaited<ReturnType<TestAuth["signUp"]>>;

beforeAll(async () => {
  t = await createTestAuth({ passwords: slowPasswords });
});
afterAll(() => t.close());

beforeEach(async () => {
  await t.reset();
  ada = await t.signUp("ada");
});

const signIn = (password: string) => t.post("/sign-in/email", { email: ada.email, password });
const isSignedIn = async (token: string) => (await t.auth.findActor({ authorization: `Bearer ${token}` })) !== null;
const change = (newPassword: string, token = ada.token) =>
  t.post("/change-password", { currentPassword: ada.password, newPassword }, token);

/** Keeps signing in with the old password until `work` is done. @returns the tokens that were issued. */
async function signInDuring(work: Promise<{ status: number }>): Promise<string[]> {
  let done = false;
  const watched = work.finally(() => {
    done = true;
  });
  const tries: ReturnType<typeof signIn>[] = [];
  while (!done) {
    tries.push(signIn(ada.password));
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect((await watched).status).toBe(200);
  const answers = await Promise.all(tries);
  for (const answer of answers) expect([200, 401]).toContain(answer.status);
  return answers.flatMap((answer) => (answer.status === 200 ? [answer.json<{ token: string }>().token] : []));
}

async function requestReset(): Promise<string> {
  await t.post("/request-password-reset", { email: ada.email });
  await t.auth.idle();
  return /token=(\S+)/.exec(t.mails[0]?.text ?? "")?.[1] ?? "";
}

/** The stored tokens of all sessions, which have no signature. */
const sessions = () => t.db.selectFrom("sessions").select("token").execute();

describe("a sign-in with the old password, concurrent with", () => {
  test("a change, gives no valid session", async () => {
    const changed = change("a better password");
    for (const token of await signInDuring(changed)) expect(await isSignedIn(token)).toBe(false);
    const { token } = (await changed).json<{ token: string }>();
    expect(await sessions()).toEqual([{ token: token.split(".")[0] }]);
    expect((await signIn("a better password")).status).toBe(200);
  });

  test("a reset, gives no valid session", async () => {
    const reset = t.post("/reset-password", { token: await requestReset(), newPassword: "a new password" });
    for (const token of await signInDuring(reset)) expect(await isSignedIn(token)).toBe(false);
    expect(await sessions()).toEqual([]);
    expect((await signIn("a new password")).status).toBe(200);
  });
});

describe("of two concurrent password changes", () => {
  test("one succeeds, and the other is signed out", async () => {
    const other = (await signIn(ada.password)).json<{ token: string }>().token;
    const answers = await Promise.all([change("the first to come"), change("the second to come", other)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 400]);
    expect(answers.find((answer) => answer.status === 400)?.json()).toMatchObject({ code: "INVALID_PASSWORD" });
    expect(await sessions()).toHaveLength(1);
    for (const token of [ada.token, other]) expect(await isSignedIn(token)).toBe(false);
  });
});
