import { expect } from "@playwright/test";
import { refused, test } from "./journey.ts";
import { composer, log, meet, say, signUp, startGroup } from "./person.ts";

test("whoever chooses another language reads it at once and everywhere, and finds the draft again", async ({
  browser,
  expectTrouble,
}) => {
  expectTrouble(refused);
  const uta = await meet(browser, "Uta");
  await startGroup(uta, "Two tongues");
  await say(uta, "What is written stays as it is.");
  await composer(uta).fill("half a sentence");
  const chat = uta.page.url();
  await uta.page.goto("/settings/appearance");
  await uta.page.getByLabel("Deutsch").click();
  await expect(uta.page.getByRole("heading", { name: "Einstellungen" })).toBeVisible();
  await expect(uta.page.locator("html")).toHaveAttribute("lang", "de");
  await expect(uta.page.locator("html")).toHaveAttribute("dir", "ltr");
  await expect(uta.page.getByLabel("Deutsch")).toBeChecked();

  await uta.page.goto(chat);
  const field = uta.page.getByRole("textbox", { name: "Schreib in general" });
  await expect(field).toHaveValue("half a sentence");
  await expect(log(uta).getByText("What is written stays as it is.")).toBeVisible();
  await expect(uta.page.getByText("Heute")).toBeVisible();

  // What the server refuses is said in the same language, and so is what a form finds wrong.
  await uta.page.getByRole("button", { name: "Neuer Chat" }).click();
  const dialog = uta.page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Chat anlegen" }).click();
  await expect(dialog.getByText("Der Name des Chats ist leer.")).toBeVisible();
  await dialog.getByLabel("Name").fill("general");
  await dialog.getByRole("button", { name: "Chat anlegen" }).click();
  await expect(dialog.getByText("Diese Gruppe hat schon einen Chat mit diesem Namen.", { exact: false })).toBeVisible();

  await uta.page.goto("/settings/appearance");
  await uta.page.getByLabel("English").click();
  await expect(uta.page.getByRole("heading", { name: "Settings" })).toBeVisible();
});

test("a browser that speaks German is answered in German, and fetches it only then", async ({ browser, baseURL }) => {
  const fetched: string[] = [];
  for (const locale of ["de-AT", "fr-FR"]) {
    const context = await browser.newContext({ locale, ...(baseURL ? { baseURL } : {}) });
    const page = await context.newPage();
    page.on("request", (request) => /\/de-[\w-]+\.js$/.test(request.url()) && fetched.push(locale));
    await page.goto("/sign-in");
    const title = locale === "de-AT" ? "Bei Parley anmelden" : "Sign in to Parley";
    await expect(page.getByRole("heading", { name: title })).toBeVisible();
    await expect(page).toHaveTitle(`${title} · Parley`);
    await context.close();
  }
  expect(fetched).toEqual(["de-AT"]);
});

test("read from the right, everything changes sides and nothing sticks out", async ({ browser }) => {
  const vic = await meet(browser, "Vic");
  // No language of Parley is written so yet; the layout is ready for it.
  await vic.page.route(/\/(sign-up|g\/.*)$/, async (route) => {
    if (route.request().resourceType() !== "document") return route.continue();
    const response = await route.fetch();
    return route.fulfill({ response, body: (await response.text()).replace("<html ", '<html dir="rtl" ') });
  });
  await vic.page.goto("/sign-up");
  await signUp(vic);
  await vic.page.getByLabel("Name of the group").fill("Right to left");
  await vic.page.getByRole("button", { name: "Create a group" }).click();
  await say(vic, "Hello");
  const placeOf = async (name: string) => {
    const box = await vic.page.getByRole("navigation", { name }).boundingBox();
    return box?.x ?? Number.NaN;
  };
  expect(await placeOf("Groups")).toBeGreaterThan(await placeOf("Chats"));
  await vic.page.getByRole("button", { name: /^You are Vic/ }).click();
  await expect(vic.page.getByRole("menuitem", { name: "Profile" })).toBeInViewport({ ratio: 1 });
  const [content, width] = await vic.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(content).toBe(width);
});
