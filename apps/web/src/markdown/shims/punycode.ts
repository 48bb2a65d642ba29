/** Only needed by the parser's own handling of URLs, which parser.ts replaces. */
export default {};
