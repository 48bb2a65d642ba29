import { pageStorage } from "../page-storage.ts";
import { type Locale, speak } from "./words.ts";

/** The available languages, each with its own name. */
export const languages: Readonly<Record<Locale, { name: string; direction: "ltr" | "rtl" }>> = {
  en: { name: "English", direction: "ltr" },
  de: { name: "Deutsch", direction: "ltr" },
};

export const languageChoices = ["system", "en", "de"] as const satisfies readonly ("system" | Locale)[];
export type LanguageChoice = (typeof languageChoices)[number];

const key = "parley.language";
const isLocale = (value: unknown): value is Locale => typeof value === "string" && Object.hasOwn(languages, value);

/** The language chosen on this device, or "system". */
export function readLanguage(): LanguageChoice {
  const stored = pageStorage.getItem(key);
  return isLocale(stored) ? stored : "system";
}

/** The first available language of a list such as `["fr-CA", "de-AT", "en"]`, or else English. */
export function firstSpoken(tags: readonly string[]): Locale {
  return tags.map((tag) => tag.split("-")[0]?.toLowerCase()).find(isLocale) ?? "en";
}

const meant = (choice: LanguageChoice): Locale => (choice === "system" ? firstSpoken(navigator.languages) : choice);

/** English is bundled; other languages are fetched when needed. */
const catalogues = {
  de: () =>
    import("./de.ts").then(({ de, deMore, deServer }) => ({ words: de, moreWords: deMore, serverWords: deServer })),
};

/** Loads the chosen language, before the first render. If that fails, it stays English. */
export async function speakChosen(): Promise<void> {
  const wanted = meant(readLanguage());
  const said = wanted === "en" ? undefined : await catalogues[wanted]().catch(() => undefined);
  const language = said ? wanted : "en";
  if (said) speak(language, said);
  const { documentElement } = document;
  documentElement.lang = language;
  // A page that already has a direction keeps it, so that the right-to-left layout can be tried before there is such a language.
  documentElement.dir ||= directionToTry() ?? languages[language].direction;
}

/** In development, `?dir=rtl` switches the layout to right-to-left. */
function directionToTry(): string | null {
  return import.meta.env.DEV ? new URLSearchParams(location.search).get("dir") : null;
}

/**
 * Stores the choice on this device, and reloads the page if that changes the language. Unsent text stays, as a draft. Rejects, and
 * changes nothing, when the language cannot be fetched.
 */
export async function chooseLanguage(choice: LanguageChoice): Promise<void> {
  const before = meant(readLanguage());
  const after = meant(choice);
  if (after !== "en") await catalogues[after]();
  if (choice === "system") localStorage.removeItem(key);
  else localStorage.setItem(key, choice);
  if (after !== before) location.reload();
}
