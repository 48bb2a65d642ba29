/** Punctuation and symbols, which the JavaScript engine knows itself. */
export const P = /\p{P}/u;
export const S = /\p{S}/u;
