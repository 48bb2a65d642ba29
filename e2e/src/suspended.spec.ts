import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { call, chatOf, markLoad } from "./behind.ts";
import { noNetwork, test } from "./journey.ts";
import { bringIn, composer, log, meet, type Person, say, startGroup } from "./person.ts";
import { startServer } from "./server.ts";
import { openLaptop } from "./suspend.ts";

declare global {
  interface Window {
    longestGapMs?: number;
  }
}

/** Measures for how long a page does not run. @returns a function that tells the longest time so far, in milliseconds. */
async function watchGaps(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    let last = Date.now();
    setInterval(() => {
      window.longestGapMs = Math.max(window.longestGapMs ?? 0, Date.now() - last);
      last = Date.now();
    }, 50);
  });
  return () => page.evaluate(() => window.longestGapMs ?? 0);
}

interface Stored {
  readonly id: string;
  readonly text: string | null;
}

async function storedIn(person: Person, chatId: string): Promise<readonly Stored[]> {
  const input = encodeURIComponent(JSON.stringify({ chatId }));
  const answer = await person.context.request.get(`${chatOf(person).origin}/trpc/messages.list?input=${input}`);
  return ((await answer.json()) as { result: { data: { messages: Stored[] } } }).result.data.messages;
}

const textsIn = (page: Page) => page.getByRole("log").getByText(/^(before|missed|half a|Message deleted)/);
const rowsIn = (page: Page) => page.getByRole("log").locator("article").allInnerTexts();

test("a laptop that slept while others wrote and the server was restarted shows what a fresh page shows", async ({
  browser,
  expectTrouble,
}) => {
  expectTrouble(noNetwork);
  const dataDir = await mkdtemp(join(tmpdir(), "parley-suspended-"));
  let server = await startServer(dataDir);
  try {
    await using laptop = await openLaptop();
    const ada = await meet(browser, "Ada", { baseURL: server.baseURL });
    await startGroup(ada, "Night train");
    const ben = await bringIn(ada, { browser: laptop.browser, name: "Ben", group: "Night train" });
    const failures: Error[] = [];
    ben.page.on("pageerror", (error) => failures.push(error));

    const { groupId, chatId } = chatOf(ada);
    const aside = await call<{ id: string }>(ada, "chats.create", { groupId, name: "dining car" });
    const send = (text: string, to = chatId) =>
      call(ada, "messages.send", { chatId: to, id: crypto.randomUUID(), text });
    for (const text of ["before 1", "before 2", "before 3"]) await say(ada, text);
    await expect(log(ben).getByText("before 3")).toBeVisible();
    await expect(ben.page.getByRole("link", { name: /dining car/ })).toBeVisible();
    const [corrected, deleted] = await storedIn(ada, chatId);
    await composer(ben).pressSequentially("half a");
    const isSame = await markLoad(ben);
    const longestGapMs = await watchGaps(ben.page);
    const reopened = ben.page.waitForRequest(/events\.stream/);

    const asleepAt = Date.now();
    let awakeAt: number;
    laptop.suspend();
    try {
      await send("missed 1");
      await call(ada, "messages.edit", { chatId, messageId: corrected?.id, text: "before 1, corrected" });
      await server.stop();
      server = await startServer(dataDir, server.baseURL);
      await call(ada, "messages.delete", { chatId, messageId: deleted?.id });
      for (const text of ["missed 2", "missed 3"]) await send(text);
      for (const text of ["soup", "pie"]) await send(text, aside.id);
      awakeAt = Date.now();
    } finally {
      laptop.wake();
    }

    await expect(composer(ben)).toHaveValue("half a");
    await composer(ben).pressSequentially(" sentence");
    await composer(ben).press("Enter");
    await expect(composer(ben)).toHaveValue("");
    const inOrder = ["before 3", "missed 1", "missed 2", "missed 3", "half a sentence"];
    await expect(textsIn(ben.page)).toHaveText([/^before 1, corrected/, /^Message deleted/, ...inOrder]);
    await expect(log(ben).getByText("Sending…")).toHaveCount(0);
    await expect(ben.page).toHaveTitle("• general · Night train · Parley");
    // The premises: it slept all the time, the stream was gone, and the page is the same.
    expect(await longestGapMs()).toBeGreaterThanOrEqual(awakeAt - asleepAt);
    await reopened;
    expect(await isSame()).toBe(true);

    const fresh = await ben.context.newPage();
    await fresh.goto(ben.page.url());
    await expect(textsIn(fresh)).toHaveCount(7);
    expect(await rowsIn(ben.page)).toEqual(await rowsIn(fresh));
    for (const page of [ben.page, fresh]) {
      await expect(page).toHaveTitle("• general · Night train · Parley");
      await expect(page.getByRole("link", { name: /dining car.*2 unread messages/ })).toBeVisible();
    }
    const texts = (await storedIn(ada, chatId)).map(({ text }) => text);
    expect(texts).toEqual(["before 1, corrected", null, ...inOrder]);
    await expect(log(ada).getByText("half a sentence")).toHaveCount(1);
    expect(failures).toEqual([]);
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
});
