import { en } from "./en.ts";

/** A language has every word that English has. */
export type Words = typeof en;

/** Everything that the client says. */
export const words: Words = en;

/** The language of {@link words}. */
export const locale = "en";
