import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, expect } from "@playwright/test";
import { browserArgs } from "./browser.ts";
import { test } from "./journey.ts";
import { meet } from "./person.ts";

test("Chrome considers the app installable", async ({ baseURL }) => {
  // With a persistent profile, because a private window, as in the other tests, refuses to install anything.
  const profile = await mkdtemp(join(tmpdir(), "parley-profile-"));
  const executablePath = process.env["E2E_BROWSER"];
  const options = { args: browserArgs, ...(executablePath ? { executablePath } : {}) };
  const context = await chromium.launchPersistentContext(profile, options);
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const faults = async (path: string) => {
      await page.goto(`${baseURL}${path}`);
      return (await session.send("Page.getInstallabilityErrors")).installabilityErrors.map(({ errorId }) => errorId);
    };
    // The premise: Chrome does report what is missing.
    expect(await faults("/favicon.svg")).toContain("no-manifest");
    expect(await faults("/sign-in")).toEqual([]);
    expect((await session.send("Page.getAppManifest")).errors).toEqual([]);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
});

test("the manifest has its own type and is revalidated, and every icon has the size it claims", async ({
  page,
  request,
}) => {
  const answer = await request.get("/manifest.webmanifest");
  expect(answer.headers()).toMatchObject({ "content-type": "application/manifest+json", "cache-control": "no-cache" });
  const { icons } = (await answer.json()) as { icons: { src: string; sizes: string; type: string }[] };
  expect(icons.length).toBeGreaterThan(2);
  await page.goto("/sign-in");
  for (const { src, sizes, type } of icons) {
    expect((await request.get(src)).headers()["content-type"]).toBe(type);
    const drawn = await page.evaluate(async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, src);
    if (sizes !== "any") expect(drawn).toBe(sizes);
  }
});

test("the browser's theme colour follows the chosen theme", async ({ browser }) => {
  const sam = await meet(browser, "Sam");
  await sam.page.emulateMedia({ colorScheme: "light" });
  await sam.page.goto("/sign-in");
  const around = () =>
    sam.page.evaluate(() =>
      [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')]
        .filter(({ media }) => matchMedia(media).matches)
        .map(({ content }) => content),
    );
  expect(await around()).toEqual(["#f4f5f8"]);
  await sam.page.evaluate(() => localStorage.setItem("parley.theme", "dark"));
  await sam.page.reload();
  expect(await around()).toEqual(["#111419"]);
  await sam.page.evaluate(() => delete document.documentElement.dataset["theme"]);
  await expect.poll(around).toEqual(["#f4f5f8"]);
});

test("the component gallery is not in the production build", async ({ page }) => {
  await page.goto("/dev/ui");
  await expect(page.getByRole("heading", { name: "Nothing here" })).toBeVisible();
  const assets = fileURLToPath(new URL("../../apps/web/dist/assets/", import.meta.url));
  const files = await readdir(assets);
  expect(files.filter((file) => /\.(js|css)$/.test(file)).length).toBeGreaterThan(10);
  const gallery = await Promise.all(files.map((file) => readFile(join(assets, file), "latin1")));
  expect(gallery.filter((text) => text.includes("gallery-theme"))).toEqual([]);
});
