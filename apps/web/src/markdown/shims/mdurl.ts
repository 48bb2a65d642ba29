/** Only needed by the parser's own handling of URLs, which parser.ts replaces. */
export const decode = undefined;
export const encode = undefined;
export const format = undefined;
export const parse = undefined;
