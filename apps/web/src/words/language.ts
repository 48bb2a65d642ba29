import { pageStorage } from "../page-storage.ts";
import { type Locale, speak } from "./words.ts";

/** The languages there are, each by its own name. */
export const languages: Readonly<Record<Locale, { name: string; direction: "ltr" | "rtl" }>> = {
  en: { name: "English", direction: "ltr" },
  de: { name: "Deutsch", direction: "ltr" },
};

export const languageChoices = ["system", "en", "de"] as const satisfies readonly ("system" | Locale)[];
export type LanguageChoice = (typeof languageChoices)[number];

const key = "parley.language";
const isLocale = (value: unknown): value is Locale => typeof value === "string" && Object.hasOwn(languages, value);

/** The language that this device was told to use, or "system". */
export function readLanguage(): LanguageChoice {
  const stored = pageStorage.getItem(key);
  return isLocale(stored) ? stored : "system";
}

/** The first language of a list such as `["fr-CA", "de-AT", "en"]` that Parley speaks, else English. */
export function firstSpoken(tags: readonly string[]): Locale {
  return tags.map((tag) => tag.split("-")[0]?.toLowerCase()).find(isLocale) ?? "en";
}

const meant = (choice: LanguageChoice): Locale => (choice === "system" ? firstSpoken(navigator.languages) : choice);

/** English is there from the start; everything else is fetched by those who read it. */
const catalogues = {
  de: () => import("./de.ts").then(({ de, deServer }) => ({ words: de, serverWords: deServer })),
};

/** Before the first thing is drawn: takes the words of the chosen language. Where they cannot be had it stays English. */
export async function speakChosen(): Promise<void> {
  const wanted = meant(readLanguage());
  const said = wanted === "en" ? undefined : await catalogues[wanted]().catch(() => undefined);
  const language = said ? wanted : "en";
  if (said) speak(language, said);
  const { documentElement } = document;
  documentElement.lang = language;
  // A page that comes with a direction keeps it: so the layout is tried from the right before there is a language for it.
  documentElement.dir ||= directionToTry() ?? languages[language].direction;
}

/** In development `?dir=rtl` turns the layout. */
function directionToTry(): string | null {
  return import.meta.env.DEV ? new URLSearchParams(location.search).get("dir") : null;
}

/**
 * Keeps the choice on this device, and loads the page anew where that changes the language. What is written in a chat stays: it is
 * kept as a draft. Rejects, and changes nothing, when the words cannot be fetched.
 */
export async function chooseLanguage(choice: LanguageChoice): Promise<void> {
  const before = meant(readLanguage());
  const after = meant(choice);
  if (after !== "en") await catalogues[after]();
  if (choice === "system") localStorage.removeItem(key);
  else localStorage.setItem(key, choice);
  if (after !== before) location.reload();
}
