import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "@playwright/test";
import { browserArgs, findBrowser } from "../browser.ts";
import { fillDemo } from "../demo.ts";
import { startServer } from "../server.ts";
import { type Size, sizes, take, themes } from "./devices.ts";
import { type Furnished, furnish } from "./furnish.ts";
import { type Screen, show } from "./screen.ts";
import { screens } from "./screens.ts";

/*
 * `pnpm screens [part of a name …]`: takes screenshots of every screen, in three sizes and both themes, into screens/.
 * With arguments, only of those whose file name (such as `sign-in.phone.dark`) contains one of them.
 */
const folder = fileURLToPath(new URL("../../../screens/", import.meta.url));
const wanted = process.argv.slice(2);
const pictureOf = (screen: Screen, size: Size, theme: string) => `${screen.name}.${size}.${theme}`;
const isWanted = (picture: string) => wanted.length === 0 || wanted.some((part) => picture.includes(part));

const people = ["stranger", "newcomer", "guide"] as const;
const devices = (Object.keys(sizes) as Size[]).flatMap((size) =>
  themes.flatMap((theme) => people.map((as) => ({ size, theme, as }))),
);

/** @returns the screens that failed, each with the reason. */
async function picture(browser: Browser, furnished: Furnished, device: (typeof devices)[number]): Promise<string[]> {
  const { size, theme, as } = device;
  const failures: string[] = [];
  const here = screens.filter(
    (screen) => screen.as === as && (screen.only ?? [size]).includes(size) && isWanted(pictureOf(screen, size, theme)),
  );
  for (const screen of here) {
    const name = pictureOf(screen, size, theme);
    // A new context for each, so that no screen leaves anything open or typed for the next.
    const context = await take(browser, furnished, device);
    try {
      const page = await context.newPage();
      await show(page, screen, furnished);
      await page.screenshot({ path: join(folder, `${name}.png`) });
    } catch (error) {
      failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      await context.close();
    }
  }
  console.log(`${size}, ${theme}, ${as}: ${here.length - failures.length} of ${here.length}`);
  return failures;
}

await mkdir(folder, { recursive: true });
const dataDir = await mkdtemp(join(tmpdir(), "parley-screens-"));
try {
  const guide = await fillDemo(dataDir);
  const server = await startServer(dataDir);
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserArgs });
  try {
    const furnished = await furnish(server.baseURL, guide);
    const failures: string[] = [];
    for (const device of devices) failures.push(...(await picture(browser, furnished, device)));
    for (const failure of failures) console.error(failure);
    if (failures.length > 0) process.exitCode = 1;
    console.log(`The pictures are in ${folder}`);
  } finally {
    await browser.close();
    await server.stop();
  }
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
