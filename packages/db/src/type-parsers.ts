import pg from "pg";

const int8 = 20;

/** Counters outgrow int4, yet never what a number holds exactly; a value that does is a defect and must not pass. */
function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is not a safe integer`);
  return value;
}

/** How both drivers turn column values into JavaScript: as `pg` does, but int8 as a number. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    oid === int8 && format !== "binary"
      ? parseInt8
      : pg.types.getTypeParser(oid, format as "text")) as typeof pg.types.getTypeParser,
};
