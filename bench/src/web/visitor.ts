import type { BrowserContext, CDPSession, Page } from "@playwright/test";
import { probe } from "./probe.ts";
import { passwordOf, type Scene } from "./scene.ts";

/** A user with a browser window of their own. */
export interface Visitor extends AsyncDisposable {
  readonly page: Page;
  readonly context: BrowserContext;
  /** The developer tools of the page. */
  readonly tools: CDPSession;
}

export async function visit({ browser, server }: Scene, { phone = false } = {}): Promise<Visitor> {
  const viewport = phone ? { width: 390, height: 844 } : { width: 1440, height: 900 };
  const context = await browser.newContext({ baseURL: server.url, viewport, hasTouch: phone, isMobile: phone });
  context.setDefaultTimeout(30_000);
  // tsx adds calls to this helper to functions, also to those that are evaluated in the page.
  await context.addInitScript("globalThis.__name = (named) => named");
  await context.addInitScript(probe);
  const page = await context.newPage();
  const tools = await context.newCDPSession(page);
  return { page, context, tools, [Symbol.asyncDispose]: () => context.close() };
}

/** Fills in the sign-in form without submitting it. */
export async function prepareSignIn({ page }: Visitor, { reader }: Scene): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email or username").fill(reader.username);
  await page.getByLabel("Password", { exact: true }).fill(passwordOf(reader));
}

export const untilShown = ({ page }: Visitor, chat: string): Promise<number> =>
  page.evaluate((name) => window.probe.untilShown(name), chat);

export async function signIn(visitor: Visitor, scene: Scene): Promise<void> {
  await prepareSignIn(visitor, scene);
  await visitor.page.getByRole("button", { name: "Sign in", exact: true }).click();
  await visitor.page.waitForURL(/\/c\//);
}

/** A chat in the sidebar. */
export const chatLink = ({ page }: Visitor, chat: string) =>
  page.locator('a[href*="/c/"]', { hasText: new RegExp(`^\\s*${chat}\\s*$`) });

/** Signs in and opens a chat. */
export async function openChat(visitor: Visitor, scene: Scene, chat: string): Promise<void> {
  await signIn(visitor, scene);
  await visitor.page.getByRole("log").waitFor();
  const shown = visitor.page.getByRole("log", { name: `Messages in ${chat}` });
  if (!(await shown.isVisible())) await chatLink(visitor, chat).click();
  await untilShown(visitor, chat);
  await settle(visitor);
}

/** Waits as long as a person does before the next action, so that shifts after an action are seen too. */
export const settle = ({ page }: Visitor): Promise<void> => page.waitForTimeout(600);
