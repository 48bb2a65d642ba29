import { enMore } from "./en-more.ts";
import { onSpeak } from "./words.ts";

/** A language has every word that English has. */
export type MoreWords = typeof enMore;

/** The strings that an opened conversation can be used without, in the current language; see {@link words}. */
export let moreWords: MoreWords = enMore;

onSpeak((said) => {
  moreWords = said.moreWords;
});
