import type { Reason } from "@parley/api/reasons";
import { en } from "./en.ts";

/** A language has every word that English has. */
export type Words = typeof en;

/** What the server says in English, in another language. */
export interface ServerWords {
  /** Every refusal by its reason. */
  readonly reasons: Readonly<Record<Reason, string>>;
  /** The codes of the sign-in routes that are no reasons. */
  readonly signIn: Readonly<Record<string, string>>;
  /** What the API's schemas say of a field, by the English sentence: a schema gives its faults no other name. */
  readonly fields: Readonly<Record<string, string>>;
}

export type Locale = "en" | "de";

/*
 * The language is decided once, before anything is drawn (language.ts), and a change of it loads the page anew. So a component
 * simply imports `words`, and reads it while it draws: what a module reads while it is loaded is still English.
 */

/** Everything that the client says. */
export let words: Words = en;

/** Undefined in English, which the server speaks itself. */
export let serverWords: ServerWords | undefined;

/** The language of {@link words}. */
export let locale: Locale = "en";

/** From here on everything is said in this language. */
export function speak(language: Locale, said: { words: Words; serverWords?: ServerWords }): void {
  locale = language;
  words = said.words;
  serverWords = said.serverWords;
}
