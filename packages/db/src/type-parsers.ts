import pg from "pg";

type Parser = (text: string) => unknown;

const { INT8, TIMESTAMPTZ } = pg.types.builtins;
const INT8_ARRAY = 1016 as typeof INT8;

/**
 * How values from the wire become JavaScript values, the same on both drivers. Set per pool, so that other users of `pg` in
 * the process are not affected. int8 becomes a number, for `seq`, `rev` and counts; beyond 2^53 that would silently be
 * another number, so it throws instead.
 */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    if (format === "binary") return pg.types.getTypeParser(oid, format);
    if (oid === INT8) return toSafeInteger;
    if (oid === INT8_ARRAY) return toSafeIntegers;
    if (oid === TIMESTAMPTZ) return toDate;
    return pg.types.getTypeParser(oid, format);
  },
};

const parseTimestamp: Parser = pg.types.getTypeParser(TIMESTAMPTZ);
const parseInt8Array: (text: string) => (string | null)[] = pg.types.getTypeParser(INT8_ARRAY);

function toSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large a number for JavaScript`);
  return value;
}

function toSafeIntegers(text: string): (number | null)[] {
  return parseInt8Array(text).map((item) => (item === null ? null : toSafeInteger(item)));
}

function toDate(text: string): Date {
  const value = parseTimestamp(text);
  // 'infinity' is parsed as a number, which no caller expects.
  if (!(value instanceof Date)) throw new RangeError(`${text} is not a point in time`);
  return value;
}
