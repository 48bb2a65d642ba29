import { type Browser, type BrowserContext, type BrowserContextOptions, expect, type Page } from "@playwright/test";

/** A person with their own browser context. */
export interface Person {
  readonly name: string;
  readonly phone: boolean;
  readonly page: Page;
  readonly context: BrowserContext;
}

let count = 0;

/** Opens a browser context for a new person, who has no account yet. */
export async function meet(
  browser: Browser,
  name: string,
  { phone = false, ...options }: BrowserContextOptions & { phone?: boolean } = {},
): Promise<Person> {
  const viewport = phone ? { width: 390, height: 844 } : { width: 1280, height: 800 };
  const context = await browser.newContext({ viewport, hasTouch: phone, ...options });
  const page = await context.newPage();
  return { name, phone, page, context };
}

/** Fills in the sign-up form on the current page. */
export async function signUp({ name, page }: Person): Promise<{ username: string; password: string }> {
  // A failed test ends its worker, and the next worker counts from the start.
  const worker = process.env["TEST_WORKER_INDEX"] ?? "0";
  const username = `${name.toLowerCase()}-${worker}-${++count}`;
  const password = `the password of ${name}`;
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Email").fill(`${username}@parley.example`);
  await page.getByLabel("Username").fill(username);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create an account" }).click();
  await expect(page).not.toHaveURL(/sign-up/);
  return { username, password };
}

/** Signs up and creates a group; ends in its first chat. */
export async function startGroup(person: Person, group: string) {
  await person.page.goto("/sign-up");
  const account = await signUp(person);
  await person.page.getByLabel("Group name").fill(group);
  await person.page.getByRole("button", { name: "Create a group" }).click();
  await expect(composer(person)).toBeVisible();
  return account;
}

/** Creates an invite to the open group, perhaps for a limited number of people, and returns to the chat. @returns its link. */
export async function makeInvite({ page }: Person, { usableBy = "Any number of people" } = {}): Promise<string> {
  await page.getByRole("link", { name: "Invites" }).click();
  await page.getByRole("button", { name: "Create an invite" }).first().click();
  await page.getByLabel("Can be used by").selectOption(usableBy);
  await page.getByRole("button", { name: "Create link" }).click();
  const link = await page.getByLabel("Invite link").inputValue();
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("link", { name: "general" }).click();
  return link;
}

export const composer = ({ page }: Person) => page.getByRole("textbox", { name: /^Write to / });

export const log = ({ page }: Person) => page.getByRole("log");

interface Newcomer {
  readonly browser: Browser;
  readonly name: string;
  /** The name of the group. */
  readonly group: string;
}

/** Adds a new person to the open group through an invite; ends in the same chat. */
export async function bringIn(host: Person, { browser, name, group }: Newcomer): Promise<Person> {
  const link = await makeInvite(host);
  const guest = await meet(browser, name);
  await guest.page.goto(link);
  await guest.page.getByRole("link", { name: "Create an account and join" }).click();
  await signUp(guest);
  await expect(guest.page.getByRole("button", { name: `Menu of ${group}` })).toBeVisible();
  await expect(composer(guest)).toBeVisible();
  return guest;
}

/** Two people in the same chat: the first created the group and invited the second. */
export async function two(
  browser: Browser,
  [first, second]: [string, string],
  group: string,
): Promise<[Person, Person]> {
  const host = await meet(browser, first);
  await startGroup(host, group);
  return [host, await bringIn(host, { browser, name: second, group })];
}

/** Writes a message as a person does: types it and presses Enter, or "Send" on a phone, where Enter breaks the line. */
export async function say(person: Person, text: string): Promise<void> {
  await composer(person).fill(text);
  if (person.phone) await person.page.getByRole("button", { name: "Send", exact: true }).click();
  else await composer(person).press("Enter");
  await expect(composer(person)).toHaveValue("");
}

/** The row of a message, with its actions showing. */
export async function pointAt(person: Person, text: string) {
  const row = log(person).locator("article", { hasText: text });
  await row.hover();
  return row;
}
