/** The parser's own way to write addresses needs it; parser.ts has another. */
export default {};
