import { expect, type Page } from "@playwright/test";

/** Serves the page of another build of the client, as after an update of the server. @returns how often it was fetched */
export async function serveNewBuild(page: Page): Promise<() => number> {
  let fetched = 0;
  await page.route("**/index.html", async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replaceAll(/\/assets\/index-/g, "/assets/index-new-");
    expect(body).toContain("/assets/index-new-");
    fetched++;
    await route.fulfill({ response: answer, body });
  });
  return () => fetched;
}
