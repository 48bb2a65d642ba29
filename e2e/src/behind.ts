import { type APIRequestContext, type Browser, expect, request } from "@playwright/test";
import { meet, type Person, startGroup } from "./person.ts";

/* Calls made for a person outside their page: through their browser's session, or from another device. */

export interface Account {
  readonly username: string;
  readonly password: string;
}

const placeOf = (person: Person) => new URL(person.page.url());

/** Where a chat is: `/g/:groupId/c/:chatId`. */
export function chatOf(person: Person) {
  const { origin, pathname } = placeOf(person);
  const [, , groupId = "", , chatId = ""] = pathname.split("/");
  return { origin, pathname, groupId, chatId };
}

/** Calls a procedure with the session of a person's browser. */
export async function call<Answer>(person: Person, path: string, data: object): Promise<Answer> {
  const { origin } = placeOf(person);
  const answer = await person.context.request.post(`${origin}/trpc/${path}`, { headers: { origin }, data });
  expect(answer.status(), await answer.text()).toBe(200);
  return ((await answer.json()) as { result: { data: Answer } }).result.data;
}

/** Sends messages to the open chat: "message 1", "message 2", … */
export async function fill(person: Person, count: number): Promise<void> {
  const { chatId } = chatOf(person);
  for (let n = 1; n <= count; n++) {
    const text = `message ${n}\n\nIt has a second line, so that they do not all fit.`;
    await call(person, "messages.send", { chatId, id: crypto.randomUUID(), text });
  }
}

/** Signs in on another device, and signs out all others from there. */
export async function signOutFromElsewhere(person: Person, { username, password }: Account): Promise<void> {
  const { origin } = placeOf(person);
  const elsewhere: APIRequestContext = await request.newContext({ baseURL: origin, extraHTTPHeaders: { origin } });
  const signIn = await elsewhere.post("/api/auth/sign-in/username", { data: { username, password } });
  expect(signIn.status()).toBe(200);
  const revoke = await elsewhere.post("/api/auth/revoke-other-sessions", { data: {} });
  expect(revoke.status()).toBe(200);
  await elsewhere.dispose();
}

/** Fills in the sign-in form that is shown. */
export async function signIn({ page }: Person, { username, password }: Account): Promise<void> {
  await page.getByLabel("Email or username").fill(username);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}

/** The account of a person who signed up through {@link signUp}. */
export async function accountOf(person: Person): Promise<Account> {
  const answer = await person.context.request.get(`${placeOf(person).origin}/trpc/users.me`);
  const { result } = (await answer.json()) as { result: { data: { username: string } } };
  return { username: result.data.username, password: `the password of ${person.name}` };
}

/** A person in a group of their own. */
export async function alone(browser: Browser, name: string, group: string): Promise<[Person, Account]> {
  const person = await meet(browser, name);
  return [person, await startGroup(person, group)];
}

/** Marks the current page. @returns a check that it has not been reloaded since. */
export async function markLoad({ page }: Person): Promise<() => Promise<boolean>> {
  await page.evaluate(() => Object.assign(window, { markedByJourney: true }));
  return () => page.evaluate(() => "markedByJourney" in window);
}
