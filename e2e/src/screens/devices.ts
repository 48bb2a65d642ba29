import type { Browser, BrowserContext } from "@playwright/test";
import type { Furnished } from "./furnish.ts";
import type { Screen } from "./screen.ts";

export const sizes = {
  desktop: { width: 1440, height: 900 },
  tablet: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
} as const;
export type Size = keyof typeof sizes;

export const themes = ["light", "dark"] as const;
export type Theme = (typeof themes)[number];

interface Device {
  readonly size: Size;
  readonly theme: Theme;
  readonly as: Screen["as"];
}

/** A browser context for a person on a device. Motion is off, so that screenshots are reproducible. */
export function take(
  browser: Browser,
  { sessions, baseURL }: Furnished,
  { size, theme, as }: Device,
): Promise<BrowserContext> {
  return browser.newContext({
    baseURL,
    viewport: sizes[size],
    colorScheme: theme,
    reducedMotion: "reduce",
    locale: "en",
    ...(size === "phone" ? { hasTouch: true, isMobile: true } : {}),
    ...(as === "stranger" ? {} : { storageState: sessions[as] }),
  });
}
