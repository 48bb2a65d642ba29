import { expect, type Locator } from "@playwright/test";
import { refused, test } from "./journey.ts";
import { composer, log, meet, say, signUp, startGroup } from "./person.ts";

test("choosing another language applies everywhere at once, and keeps the draft", async ({
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
  const field = uta.page.getByRole("textbox", { name: "Nachricht an general" });
  await expect(field).toHaveValue("half a sentence");
  await expect(log(uta).getByText("What is written stays as it is.")).toBeVisible();
  await expect(uta.page.getByText("Heute")).toBeVisible();

  // Errors from the server and from forms are in the same language.
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

test("a German browser gets German, and only then fetches it", async ({ browser, baseURL }) => {
  // A chunk is requested twice: it is fetched, and then imported from the cache.
  const fetchedBy = new Set<string>();
  for (const locale of ["de-AT", "fr-FR"]) {
    const context = await browser.newContext({ locale, ...(baseURL ? { baseURL } : {}) });
    const page = await context.newPage();
    page.on("request", (request) => /\/de-[\w-]+\.js$/.test(request.url()) && fetchedBy.add(locale));
    await page.goto("/sign-in");
    const title = locale === "de-AT" ? "Bei Parley anmelden" : "Sign in to Parley";
    await expect(page.getByRole("heading", { name: title })).toBeVisible();
    await expect(page).toHaveTitle(`${title} · Parley`);
    await context.close();
  }
  expect([...fetchedBy]).toEqual(["de-AT"]);
});

test("right-to-left mirrors the layout without overflow", async ({ browser }) => {
  const vic = await meet(browser, "Vic");
  // Parley has no such language yet, but the layout supports it.
  await vic.page.route(/\/(sign-up|g\/.*)$/, async (route) => {
    if (route.request().resourceType() !== "document") return route.continue();
    const response = await route.fetch();
    return route.fulfill({ response, body: (await response.text()).replace("<html ", '<html dir="rtl" ') });
  });
  await vic.page.goto("/sign-up");
  await signUp(vic);
  await vic.page.getByLabel("Group name").fill("Right to left");
  await vic.page.getByRole("button", { name: "Create a group" }).click();
  await say(vic, "Hello");
  const placeOf = async (name: string) => {
    const box = await vic.page.getByRole("navigation", { name }).boundingBox();
    return box?.x ?? Number.NaN;
  };
  expect(await placeOf("Groups")).toBeGreaterThan(await placeOf("Chats"));
  await vic.page.getByRole("button", { name: /^Signed in as Vic/ }).click();
  await expect(vic.page.getByRole("menuitem", { name: "Profile" })).toBeInViewport({ ratio: 1 });
  const [content, width] = await vic.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(content).toBe(width);
});

/**
 * How a name is rendered in its line: whether it is cut off, whether its first letter is visible, and whether it is
 * aligned with the start of the line.
 */
const seenOf = (name: Locator) =>
  name.evaluate((element) => {
    const line = element.closest(".truncate");
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const text = walker.nextNode();
    if (!line || !text) throw new Error("No line with a text.");
    const range = document.createRange();
    range.setStart(text, 0);
    range.setEnd(text, 1);
    const [letter, room] = [range.getBoundingClientRect(), line.getBoundingClientRect()];
    range.selectNodeContents(element);
    const name = range.getBoundingClientRect();
    const cut = line.scrollWidth > line.clientWidth;
    const gap = document.documentElement.dir === "rtl" ? room.right - name.right : name.left - room.left;
    return {
      cut,
      begins: letter.left >= room.left - 1 && letter.right <= room.right + 1,
      inPlace: cut || Math.abs(gap) <= 1,
    };
  });

test("a name is aligned and shows its beginning, for any direction of the name and of the page", async ({
  browser,
}) => {
  const names = [
    "محادثة طويلة جدا عن الساعات والقوارب والجسور والمنارات القديمة",
    "a chat whose name goes on until there is no room left for it",
    "عام",
    "short",
  ];
  const noor = await meet(browser, "نور عبد الرحمن بن عبد الله الفارسي الساعاتي من المدينة القديمة", { phone: true });
  await noor.page.goto("/sign-up");
  await noor.page.getByLabel("Name", { exact: true }).fill(noor.name);
  await noor.page.getByLabel("Email").fill("noor-of-the-clocks@parley.example");
  await noor.page.getByLabel("Username").fill("noor-of-the-clocks");
  await noor.page.getByLabel("Password", { exact: true }).fill("the password of Noor");
  await noor.page.getByRole("button", { name: "Create an account" }).click();
  await noor.page.getByLabel("Group name").fill("Both ways");
  await noor.page.getByRole("button", { name: "Create a group" }).click();
  await expect(composer(noor)).toBeVisible();
  const group = noor.page.url().replace(/\/c\/.*/, "");
  for (const name of names) {
    await noor.page.goto(group);
    await noor.page.getByRole("button", { name: "New chat" }).click();
    await noor.page.getByRole("dialog").getByLabel("Name", { exact: true }).fill(name);
    await noor.page.getByRole("button", { name: "Create chat" }).click();
    await expect(composer(noor)).toBeVisible();
  }

  for (const dir of ["ltr", "rtl"]) {
    for (const [place, shown] of [
      [group, names],
      [`${group}/members`, [noor.name]],
    ] as const) {
      await noor.page.goto(place);
      for (const name of shown) {
        const line = noor.page.getByRole("main").getByText(name, { exact: true });
        await expect(line).toBeVisible();
        await noor.page.evaluate((to) => document.documentElement.setAttribute("dir", to), dir);
        expect(await seenOf(line), `${name}, ${dir}`).toEqual({ cut: name.length > 10, begins: true, inPlace: true });
      }
    }
  }
});
