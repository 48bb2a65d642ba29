/** Only needed by the parser's own URL formatting, which parser.ts replaces. */
export default {};
