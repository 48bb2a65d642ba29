import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestAuth, type TestAuth } from "../testing/test-auth.ts";
import { suggestUsernames } from "./username.ts";

let t: TestAuth;

beforeAll(async () => {
  t = await createTestAuth();
});
afterAll(() => t.close());
beforeEach(() => t.reset());

const ada = { name: "Ada Lovelace", email: "Ada@Parley.example", username: "Ada", password: "correct horse battery" };
const signUp = (changes: object = {}) => t.post("/sign-up/email", { ...ada, ...changes });
const users = () => t.db.selectFrom("users").selectAll().execute();

describe("signing up", () => {
  test("creates an account, signs in, and stores only a hash of the password", async () => {
    await using real = await createTestAuth({ passwords: "real" });
    const answer = await real.post("/sign-up/email", ada);
    expect(answer.status).toBe(200);
    const { token, user } = answer.json<{ token: string; user: { id: string } }>();
    expect(user).toMatchObject({ name: "Ada Lovelace", email: "ada@parley.example", username: "ada" });
    expect(user.id[14]).toBe("7");
    expect(await real.auth.findActor({ authorization: `Bearer ${token}` })).toMatchObject({ userId: user.id });
    const account = await real.db.selectFrom("accounts").selectAll().executeTakeFirstOrThrow();
    expect(account.password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/);
    expect(answer.text).not.toContain(account.password);
    expect(account.user_id).toBe(user.id);
    const { email, password } = ada;
    expect((await real.post("/sign-in/email", { email, password })).status).toBe(200);
    expect((await real.post("/sign-in/email", { email, password: "not the password" })).status).toBe(401);
  });

  test("ignores unknown fields", async () => {
    const id = randomUUID();
    const extra = { id, role: "owner", emailVerified: true, deletedAt: new Date(), createdAt: "2001-01-01", bio: "x" };
    const polluting = `{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}},${JSON.stringify({ ...ada, ...extra }).slice(1)}`;
    const answer = await t.send({
      method: "POST",
      url: "/api/auth/sign-up/email",
      headers: { "content-type": "application/json" },
      payload: polluting,
    });
    expect(answer.status).toBe(200);
    const [user] = await users();
    expect(user).toMatchObject({ email_verified: false, deleted_at: null, bio: "" });
    expect(user?.id).not.toBe(id);
    expect(user?.created_at.getFullYear()).toBeGreaterThan(2001);
    expect(Object.hasOwn(Object.prototype, "admin")).toBe(false);
  });

  test.each([
    [{ email: "ada" }, "email: This is not an email address."],
    [{ email: "a\0da@parley.example" }, "email: This is not an email address."],
    [{ email: `${"a".repeat(300)}@parley.example` }, "email: This email address is too long."],
    [{ email: "ada@deleted.invalid" }, "This address cannot receive email. Use another one."],
    [{ password: "short" }, "password: A password has at least 8 characters."],
    [{ password: "x".repeat(129) }, "password: A password has at most 128 characters."],
    [{ name: "  " }, "The name is empty."],
    [{ name: "\u200b\u2063" }, "The name is empty."],
    [{ name: "x".repeat(10_000) }, "The name has more than 80 characters."],
    [{ name: "a\0b" }, "This text has characters that cannot be stored. Remove them and try again."],
    [{ name: "a\ud800" }, "This text has characters that cannot be stored. Remove them and try again."],
    [{ username: "a" }, "username: A username has 2 to 32 letters a–z, digits, dots, dashes or underscores."],
    [{ username: "ada!" }, "username: A username has 2 to 32 letters a–z, digits, dots, dashes or underscores."],
    [{ username: "deleted.ada" }, "This username is reserved for deleted accounts. Choose another."],
  ])("%j is refused with a clear message", async (changes, message) => {
    const answer = await signUp(changes);
    expect(answer.json()).toMatchObject({ code: expect.any(String), message });
    expect(answer.status).toBe(400);
    expect(await users()).toEqual([]);
    expect(t.errors).toEqual([]);
  });

  test.each([undefined, null, 1, [], {}, true])("%j as a field is refused", async (value) => {
    for (const field of ["name", "email", "password"]) {
      expect((await signUp({ [field]: value })).status).toBe(400);
    }
  });

  test("names in any script are stored unchanged", async () => {
    const name = "Ṣọlá 👩‍👩‍👧‍👦 名前";
    expect((await signUp({ name })).status).toBe(200);
    expect((await users())[0]?.name).toBe(name);
  });
});

describe("a taken login name", () => {
  beforeEach(() => signUp());

  test("can be an email, ignoring case", async () => {
    const answer = await signUp({ email: "ADA@parley.EXAMPLE", username: "other" });
    expect(answer.status).toBe(422);
    expect(answer.json()).toEqual({
      code: "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL",
      message: "There is already an account with this email address. Sign in, or reset your password.",
    });
  });

  test("can be a username, ignoring case", async () => {
    const answer = await signUp({ email: "other@parley.example", username: "aDA" });
    expect(answer.status).toBe(400);
    expect(answer.json()).toEqual({
      code: "USERNAME_IS_ALREADY_TAKEN",
      message: "That username is taken. Choose another.",
    });
  });

  test.each([
    ["email", (n: number) => ({ email: "both@parley.example", username: `both${n}` })],
    ["username", (n: number) => ({ email: `both${n}@parley.example`, username: "both" })],
  ])("goes to only one of ten concurrent sign-ups with the same %s", async (_what, person) => {
    const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => signUp(person(n))));
    const refused = answers.filter((answer) => answer.status !== 200);
    expect(refused).toHaveLength(9);
    for (const answer of refused) expect(answer.json().code).toMatch(/TAKEN|EXISTS/);
    expect(await users()).toHaveLength(2);
    expect(await t.db.selectFrom("accounts").select("id").execute()).toHaveLength(2);
    expect(t.errors).toEqual([]);
  });
});

describe("without a username", () => {
  const made = async (name: string, email: string) => {
    const answer = await t.post("/sign-up/email", { name, email, password: ada.password });
    return answer.json<{ user: { username: string } }>().user.username;
  };

  test("one is derived from the email", async () => {
    expect(await made("Ada", "Jane.Doe+news@parley.example")).toBe("jane.doe");
  });

  test("ten concurrent sign-ups with the same name get ten usernames", async () => {
    const names = await Promise.all(Array.from({ length: 10 }, (_, n) => made("Ada", `ada@${n}.example`)));
    expect(new Set(names).size).toBe(10);
    expect(names).toContain("ada");
    for (const name of names) expect(name).toMatch(/^ada\d*$/);
  });

  test.each([
    ["x@parley.example", "Zoë Brun", "zoe.brun"],
    ["__@parley.example", "李小龍", "user"],
    [`${"long".repeat(20)}@parley.example`, "Ada", "longlonglonglonglonglong"],
    ["deleted.x@parley.example", "Ada", "ada"],
    ["o'hara%x@parley.example", "Ada", "o-hara-x"],
  ])("%s, %s suggests %s and then names with digits", (email, name, first) => {
    const suggestions = [...suggestUsernames({ email, name })];
    expect(suggestions[0]).toBe(first);
    expect(suggestions.length).toBeGreaterThan(5);
    for (const suggestion of suggestions) expect(suggestion).toMatch(/^(?!deleted\.)[a-z0-9_.-]{2,32}$/);
  });
});
