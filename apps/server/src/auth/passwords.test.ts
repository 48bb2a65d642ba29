import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestAuth, type TestAuth } from "../testing/test-auth.ts";
import { slowPasswords } from "../testing/weak-passwords.ts";

let t: TestAuth;
let ada: Awaited<ReturnType<TestAuth["signUp"]>>;

beforeAll(async () => {
  // Attempts at the same moment have all found the link before the first one's password is hashed.
  t = await createTestAuth({ passwords: slowPasswords });
});
afterAll(() => t.close());

beforeEach(async () => {
  await t.reset();
  ada = await t.signUp("ada");
});

const isSignedIn = async (token: string) => (await t.auth.findActor({ authorization: `Bearer ${token}` })) !== null;
const signIn = (password: string) => t.post("/sign-in/email", { email: ada.email, password });
const deadLink = { code: "INVALID_TOKEN", message: "This link has been used or has expired. Request a new one." };

async function requestReset(): Promise<string> {
  t.mails.length = 0;
  await t.post("/request-password-reset", { email: ada.email });
  await t.auth.idle();
  return /token=(\S+)/.exec(t.mails[0]?.text ?? "")?.[1] ?? "";
}

describe("changing the password", () => {
  const change = (currentPassword: string, rest: object = {}) =>
    t.post("/change-password", { currentPassword, newPassword: "a better password", ...rest }, ada.token);

  test("ends every session and starts a new one, even when asked to keep the others", async () => {
    const other = (await signIn(ada.password)).json<{ token: string }>().token;
    const answer = await change(ada.password, { revokeOtherSessions: false });
    expect(answer.status).toBe(200);
    const { token } = answer.json<{ token: string }>();
    expect(await isSignedIn(token)).toBe(true);
    expect(await isSignedIn(other)).toBe(false);
    expect(await isSignedIn(ada.token)).toBe(false);
    expect((await signIn(ada.password)).status).toBe(401);
    expect((await signIn("a better password")).status).toBe(200);
  });

  test("needs the current one", async () => {
    const answer = await change("not the password");
    expect(answer.status).toBe(400);
    expect(answer.json()).toEqual({
      code: "INVALID_PASSWORD",
      message: "The current password is wrong. Try again.",
    });
    expect(await isSignedIn(ada.token)).toBe(true);
    expect((await signIn(ada.password)).status).toBe(200);
  });

  test("needs a sign-in", async () => {
    const answer = await t.post("/change-password", {
      currentPassword: ada.password,
      newPassword: "a better password",
    });
    expect(answer.status).toBe(401);
  });

  test("invalidates reset links that were sent before", async () => {
    const token = await requestReset();
    expect((await change(ada.password)).status).toBe(200);
    expect((await t.post("/reset-password", { token, newPassword: "the third password" })).json()).toEqual(deadLink);
  });
});

describe("a link to choose a new password", () => {
  const reset = (token: string, newPassword = "a new password") => t.post("/reset-password", { token, newPassword });

  test("sets it and ends all sessions", async () => {
    const token = await requestReset();
    expect((await reset(token)).status).toBe(200);
    expect(await isSignedIn(ada.token)).toBe(false);
    expect((await signIn(ada.password)).status).toBe(401);
    expect((await signIn("a new password")).status).toBe(200);
  });

  test("starts with PUBLIC_URL, whatever the request contains", async () => {
    await t.send({
      method: "POST",
      url: "/api/auth/request-password-reset?redirectTo=https://evil.example",
      headers: {
        host: "evil.example",
        "x-forwarded-host": "evil.example",
        "x-forwarded-proto": "http",
        forwarded: "host=evil.example",
      },
      payload: { email: ada.email, redirectTo: "https://evil.example/", callbackURL: "//evil.example" },
    });
    await t.auth.idle();
    expect(t.mails).toHaveLength(1);
    expect(t.mails[0]?.text).toMatch(/\nhttps:\/\/parley\.example\/reset-password\?token=[\w-]{20,}\n/);
    expect(t.mails[0]?.text).not.toContain("evil");
  });

  test("comes in a mail without any text from the account", async () => {
    await t.post("/sign-up/email", {
      name: "locked: see https://evil.example",
      username: "evil.example",
      email: "eve@parley.example",
      password: ada.password,
    });
    await t.post("/request-password-reset", { email: "eve@parley.example" });
    await t.auth.idle();
    expect(t.mails).toHaveLength(1);
    expect(JSON.stringify(t.mails)).not.toContain("evil");
  });

  test("is stored as a hash only", async () => {
    const token = await requestReset();
    expect(token).toHaveLength(24);
    const rows = await t.db.selectFrom("verifications").selectAll().execute();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
    // The stored value is not usable as a token.
    expect((await reset(rows[0]?.identifier ?? "")).status).toBe(400);
  });

  test("works once, even with fifty concurrent attempts", async () => {
    const token = await requestReset();
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => reset(token, `new password ${n}`)));
    const winners = answers.flatMap((answer, n) => (answer.status === 200 ? [n] : []));
    expect(winners).toHaveLength(1);
    for (const answer of answers.filter((answer) => answer.status !== 200)) expect(answer.json()).toEqual(deadLink);
    expect((await signIn(`new password ${winners[0]}`)).status).toBe(200);
    expect(t.errors).toEqual([]);
  });

  test("invalidates the person's other links", async () => {
    const [first, second] = [await requestReset(), await requestReset()];
    expect((await reset(second)).status).toBe(200);
    expect((await reset(first)).json()).toEqual(deadLink);
  });

  test("expires", async () => {
    const token = await requestReset();
    await t.db
      .updateTable("verifications")
      .set({ expires_at: new Date(Date.now() - 1000) })
      .execute();
    expect((await reset(token)).json()).toEqual(deadLink);
    expect((await signIn(ada.password)).status).toBe(200);
  });

  test("stays valid when the new password is refused", async () => {
    const token = await requestReset();
    expect((await reset(token, "short")).status).toBe(400);
    expect((await reset(token)).status).toBe(200);
  });

  test.each(["", "wrong", "a\0b", "\ud800", "'; drop table users --", "__proto__", "x".repeat(300)])(
    "%j is not a valid token",
    async (token) => {
      const answer = await reset(token);
      expect(answer.status).toBe(400);
      expect(answer.json().message).toBeTruthy();
      expect(t.errors).toEqual([]);
    },
  );

  test("sets the first password of a person without one", async () => {
    await t.db.deleteFrom("accounts").execute();
    expect((await signIn(ada.password)).status).toBe(401);
    expect((await reset(await requestReset())).status).toBe(200);
    expect((await signIn("a new password")).status).toBe(200);
    expect(await t.db.selectFrom("accounts").select("id").execute()).toHaveLength(1);
  });

  test("does not work for a deleted account", async () => {
    const token = await requestReset();
    await t.db.updateTable("users").set({ deleted_at: new Date() }).execute();
    await t.db.deleteFrom("accounts").execute();
    expect((await reset(token)).json()).toEqual(deadLink);
    expect(await t.db.selectFrom("accounts").select("id").execute()).toEqual([]);
  });

  test("is not sent to an address that cannot receive mail", async () => {
    await t.db.updateTable("users").set({ email: "ada@imported.invalid" }).execute();
    await t.post("/request-password-reset", { email: "ada@imported.invalid" });
    await t.auth.idle();
    expect(t.mails).toEqual([]);
    expect(t.errors).toEqual([]);
  });
});
