import type { Compilable, CompiledQuery, Kysely } from "kysely";
import type { DB } from "./schema.generated.ts";

/**
 * Makes a query that is built and compiled once, when it is first run, and after that only gets other values. For what runs with
 * every message and every stream: to build and compile a query takes longer than to send it.
 *
 * A plugin of `db` gets to see the results, but not the query, which may have been built before.
 *
 * @param build the query. It may put the values into the query, and nothing else: they are not known yet.
 * @returns runs the query with these values, and resolves to its rows.
 */
export function prepare<Values extends object, Row>(build: (db: Kysely<DB>, values: Values) => Compilable<Row>) {
  let compiled: CompiledQuery<Row> | undefined;
  return async (db: Kysely<DB>, values: Values): Promise<Row[]> => {
    compiled ??= build(db, placeholders<Values>()).compile();
    const parameters = compiled.parameters.map((parameter) =>
      parameter instanceof Placeholder ? values[parameter.name as keyof Values] : parameter,
    );
    return (await db.executeQuery<Row>({ ...compiled, parameters })).rows;
  };
}

/** Stands for the value of this name in a query that is being built. */
class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  [Symbol.toPrimitive](): never {
    throw new Error(`The value of "${this.name}" is not known while the query is built.`);
  }

  toJSON(): never {
    return this[Symbol.toPrimitive]();
  }
}

/** Has a placeholder under every name. Which names there are is not known: a copy would have none. */
const placeholders = <Values extends object>(): Values =>
  new Proxy(
    {},
    {
      get: (_, name) => new Placeholder(String(name)),
      ownKeys() {
        throw new Error("The names of the values are not known while the query is built.");
      },
    },
  ) as Values;
