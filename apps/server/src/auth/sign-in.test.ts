import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { countHashes } from "../testing/count-hashes.ts";
import { createTestAuth, type TestAuth } from "../testing/test-auth.ts";

let t: TestAuth;
let ada: Awaited<ReturnType<TestAuth["signUp"]>>;

beforeAll(async () => {
  t = await createTestAuth();
});
afterAll(() => t.close());

beforeEach(async () => {
  await t.reset();
  ada = await t.signUp("ada");
});

const byEmail = (email: string, password = ada.password) => t.post("/sign-in/email", { email, password });
const byUsername = (username: string, password = ada.password) => t.post("/sign-in/username", { username, password });

describe("signing in", () => {
  test("works by email and by username, ignoring case", async () => {
    for (const answer of [
      await byEmail("ada@parley.example"),
      await byEmail(" ADA@Parley.Example "),
      await byUsername("ada"),
      await byUsername(" ADA "),
    ]) {
      expect(answer.status).toBe(200);
      const { token, user } = answer.json<{ token: string; user: object }>();
      expect(user).toMatchObject({ id: ada.id, username: "ada", email: "ada@parley.example" });
      expect(user).not.toHaveProperty("deletedAt");
      expect(await t.auth.findActor({ authorization: `Bearer ${token}` })).toMatchObject({ userId: ada.id });
    }
  });

  test("gives a new token each time, whatever cookie the browser sends", async () => {
    const answer = await t.send({
      method: "POST",
      url: "/api/auth/sign-in/email",
      headers: { cookie: ada.cookie },
      payload: { email: ada.email, password: ada.password },
    });
    const { token } = answer.json<{ token: string }>();
    expect(answer.cookie).toContain(encodeURIComponent(token));
    expect(token).not.toBe(ada.token);
    expect((await byEmail(ada.email)).json<{ token: string }>().token).not.toBe(token);
  });

  test("is impossible with a deleted account, even one that has a password", async () => {
    const wrong = await byEmail(ada.email, "not the password");
    await t.db.updateTable("users").set({ deleted_at: new Date() }).where("id", "=", ada.id).execute();
    for (const answer of [await byEmail(ada.email), await byUsername("ada")]) {
      expect(answer.status).toBe(401);
      expect(answer.setCookies).toEqual([]);
      expect(answer.text).toBe(wrong.text);
    }
    expect(await t.db.selectFrom("sessions").select("id").execute()).toHaveLength(1);
  });
});

describe("cookies", () => {
  test("over https have the __Host- prefix, Secure and HttpOnly", async () => {
    const [cookie] = (await byEmail(ada.email)).setCookies;
    expect(cookie).toMatch(/^__Host-parley\.session=[^;]+; Max-Age=34560000; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  });

  test("over http have no prefix that requires https", async () => {
    await using plain = await createTestAuth({ publicUrl: "http://localhost:3000" });
    const { cookie } = await plain.signUp("ada");
    expect(cookie).toMatch(/^parley\.session=/);
    expect(await plain.auth.findActor({ cookie })).not.toBeNull();
    const { setCookies } = await plain.send({ method: "POST", url: "/api/auth/sign-out", headers: { cookie } });
    expect(setCookies[0]).toBe("parley.session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax");
    expect(await plain.auth.findActor({ cookie })).toBeNull();
  });
});

/** An imported author: a person without a password. */
const addImported = ({ db }: TestAuth) =>
  db
    .insertInto("users")
    .values({ id: "01a205d6-1cae-70ca-b384-301b4a851c34", username: "imported", name: "I", email: "i@import.invalid" })
    .execute();

describe("someone probing for accounts", () => {
  beforeEach(() => addImported(t));

  test("gets the same response for every email address", async () => {
    const wrong = await byEmail(ada.email, "not the password");
    expect(wrong.status).toBe(401);
    for (const email of ["nobody@parley.example", "i@import.invalid"]) {
      const answer = await byEmail(email, "not the password");
      expect([answer.status, answer.text]).toEqual([wrong.status, wrong.text]);
    }
  });

  test("gets the same response for every username", async () => {
    const wrong = await byUsername("ada", "not the password");
    expect(wrong.status).toBe(401);
    for (const username of ["nobody", "imported", "not a username!", "x", "a\0b", "\ud800", "__proto__"]) {
      const answer = await byUsername(username, "not the password");
      expect([answer.status, answer.text]).toEqual([wrong.status, wrong.text]);
    }
  });

  test("cannot tell by timing, since one password is hashed in any case", async () => {
    await using real = await createTestAuth({ passwords: "real" });
    await real.signUp("ada", ada.password);
    await addImported(real);
    const password = "not the password";
    const tries = [
      { email: ada.email, password: ada.password },
      { email: ada.email, password },
      { email: "nobody@parley.example", password },
      { email: "i@import.invalid", password },
      { username: "ada", password },
      { username: "nobody", password },
      { username: "imported", password },
    ];
    for (const attempt of tries) {
      const path = "email" in attempt ? "/sign-in/email" : "/sign-in/username";
      expect(await countHashes(() => real.post(path, attempt))).toBe(1);
    }
  });

  test("learns nothing from a password reset", async () => {
    const known = await t.post("/request-password-reset", { email: ada.email });
    const unknown = await t.post("/request-password-reset", { email: "nobody@parley.example" });
    expect([unknown.status, unknown.text]).toEqual([known.status, known.text]);
    expect(known.headers["content-length"]).toBe(unknown.headers["content-length"]);
    await t.auth.idle();
    expect(t.mails.map((mail) => mail.to)).toEqual([ada.email]);
  });

  test("gets the response before anything is queried", async () => {
    await t.db.transaction().execute(async (tx) => {
      // Queries wait until this ends.
      await sql`lock table users, verifications`.execute(tx);
      expect((await t.post("/request-password-reset", { email: ada.email })).status).toBe(200);
      expect(t.mails).toEqual([]);
    });
    await t.auth.idle();
    expect(t.mails).toHaveLength(1);
  });
});
