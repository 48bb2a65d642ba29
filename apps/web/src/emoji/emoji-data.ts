import { locale } from "../words/words.ts";
import type { Emoji } from "./find-emoji.ts";

let all: Promise<readonly Emoji[]> | undefined;

const names = {
  en: () => import("virtual:emoji/names-en"),
  de: () => import("virtual:emoji/names-de"),
};

/** All emoji with their names in the language of the page. Fetched once. */
export function loadEmoji(): Promise<readonly Emoji[]> {
  all ??= Promise.all([import("./named.ts"), names[locale]()])
    .then(([{ named }, lines]) => named(lines.default))
    .catch((error: unknown) => {
      all = undefined;
      throw error;
    });
  return all;
}
