import { readFile } from "node:fs/promises";
import { chromium } from "@playwright/test";
import { browserArgs, findBrowser } from "./browser.ts";

/*
 * Draws the icons in apps/web/public from favicon.svg; run it after the mark has changed. Icons that systems crop to
 * their own shape (maskable, and Apple's) have square corners; the mark stays within the circle of 80 % that is never
 * cropped.
 */
const folder = new URL("../../apps/web/public/", import.meta.url);
const rounded = await readFile(new URL("favicon.svg", folder), "utf8");
const whole = rounded.replace(' rx="8"', "");

const icons = [
  { name: "favicon-32.png", size: 32, svg: rounded },
  { name: "icon-192.png", size: 192, svg: rounded },
  { name: "icon-512.png", size: 512, svg: rounded },
  { name: "icon-maskable-512.png", size: 512, svg: whole },
  { name: "apple-touch-icon.png", size: 180, svg: whole },
];

const browser = await chromium.launch({ executablePath: findBrowser(), args: browserArgs });
try {
  for (const { name, size, svg } of icons) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100vw }</style>${svg}`);
    await page.screenshot({ path: new URL(name, folder).pathname, omitBackground: true });
    await page.close();
    console.log(name);
  }
} finally {
  await browser.close();
}
