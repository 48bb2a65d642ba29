import type { Kysely } from "kysely";

/**
 * The database, except that the `failing`th statement, counted from 1, fails. `reached` tells whether it was executed. Statements
 * that are built once, by `prepare`, neither count nor fail.
 */
export function failAtStatement<DB>(db: Kysely<DB>, failing: number) {
  let statements = 0;
  const failingDb = db.withPlugin({
    transformQuery({ node }) {
      statements++;
      if (statements === failing) throw new Error(`statement ${failing} was made to fail`);
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  return { db: failingDb, reached: () => statements >= failing };
}
