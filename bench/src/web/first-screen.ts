import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { root } from "../lab/processes.ts";

/** Vite's manifest of the web client. */
type Manifest = Readonly<Record<string, { readonly file: string; readonly imports?: readonly string[] }>>;

const dist = join(root, "apps/web/dist");

/** The manifest keys of what these screens load before they can be used, besides what index.html names. */
const screens = {
  signIn: /^src\/session\/sign-in-page\.tsx$/,
  conversation: /^_conversation-[\w-]+\.js$/,
} as const;

export type Screen = keyof typeof screens;

/**
 * How much each screen may fetch, in bytes of gzipped JavaScript. The budget of a first screen is 170,000. A sign-in needs less, and is
 * held to little more than it does now, so that it only shrinks.
 */
export const mostBytes: Readonly<Record<Screen, number>> = { signIn: 141_000, conversation: 170_000 };

/** The JavaScript that a screen waits for, as URL paths. @throws when the client has not been built. */
export function scriptsOf(screen: Screen): string[] {
  const manifest = JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8")) as Manifest;
  const own = Object.keys(manifest).filter((key) => screens[screen].test(key));
  if (own.length === 0) throw new Error(`The build has no part for the screen ${screen}.`);
  const needed = new Set(["index.html", ...own]);
  for (const key of needed) for (const imported of manifest[key]?.imports ?? []) needed.add(imported);
  const files = [...needed].flatMap((key) => manifest[key]?.file ?? []);
  return ["/theme.js", ...files.filter((file) => file.endsWith(".js")).map((file) => `/${file}`)];
}

/** The code of a script, by its path in the address. */
export const readScript = (script: string): string => readFileSync(join(dist, script), "utf8");

/** The total size, compressed as the server does. */
export const gzippedBytes = (scripts: readonly string[]): number =>
  scripts.reduce((sum, script) => sum + gzipSync(readScript(script), { level: 9 }).length, 0);
