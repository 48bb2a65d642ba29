import { enMore } from "./en-more.ts";
import { onSpeak } from "./words.ts";

/** All the other strings, in any language: each has every one that English has. */
export type MoreWords = typeof enMore;

/** The strings that an opened conversation can be used without, in the current language; see {@link words}. */
export let moreWords: MoreWords = enMore;

onSpeak((said) => {
  moreWords = said.moreWords;
});
