import type { Reason } from "@parley/api/reasons";
import { en } from "./en.ts";
import type { MoreWords } from "./more.ts";

/** The strings of an opened conversation, in any language: each has every one that English has. */
export type Words = typeof en;

/** The server's English messages in another language. */
export interface ServerWords {
  /** Refusals, by reason. */
  readonly reasons: Readonly<Record<Reason, string>>;
  /** Codes of the sign-in routes that are not reasons. */
  readonly signIn: Readonly<Record<string, string>>;
  /** The schemas' messages about fields, by the English message: they have no other key. */
  readonly fields: Readonly<Record<string, string>>;
}

export type Locale = "en" | "de";

/** All that a language says. */
export interface Said {
  readonly words: Words;
  readonly moreWords: MoreWords;
  readonly serverWords?: ServerWords;
}

/*
 * The language is decided once, before the first render (language.ts), and changing it reloads the page. So a component simply
 * imports `words`, and reads it while it renders. While modules are being loaded, it is still English.
 */

/** The strings of an opened conversation in the current language. All others are in `more.ts`, which comes with what needs them. */
export let words: Words = en;

/** Undefined in English, which the server speaks itself. */
export let serverWords: ServerWords | undefined;

/** The language of {@link words}. */
export let locale: Locale = "en";

let spoken: Said | undefined;
let tellMore: (said: Said) => void = () => {};

/** Sets the language. */
export function speak(language: Locale, said: Said): void {
  locale = language;
  words = said.words;
  serverWords = said.serverWords;
  spoken = said;
  tellMore(said);
}

/** For `more.ts`, which may be loaded before or after the language is set: calls `take` when it is, or at once. */
export function onSpeak(take: (said: Said) => void): void {
  tellMore = take;
  if (spoken) take(spoken);
}
