/** Punctuation and symbols, as the engine knows them by itself. */
export const P = /\p{P}/u;
export const S = /\p{S}/u;
