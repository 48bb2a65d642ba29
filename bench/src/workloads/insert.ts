import { createDatabase, type OpenDatabase } from "@parley/db";
import { CompiledQuery, sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { percentiles, type Row } from "../figures.ts";
import { openBenchDatabase } from "../lab/databases.ts";
import { Histogram } from "../load/histogram.ts";
import { usualText } from "../load/usual-text.ts";
import { onEachDriver, type Workload } from "../workload.ts";

const statement = "insert into raw_rows (chat_id, id, seq, text, created_at) values ($1, $2, $3, $4, now())";
const seconds = 2.5;

/** One-row statements, each committed separately, by `atOnce` concurrent loops. */
async function insertFor({ db }: OpenDatabase, atOnce: number) {
  const latencies = new Histogram();
  const chatId = uuidv7();
  const until = performance.now() + seconds * 1000;
  let seq = 0;
  const loop = async () => {
    for (let began = performance.now(); began < until; began = performance.now()) {
      seq += 1;
      await db.executeQuery(CompiledQuery.raw(statement, [chatId, uuidv7(), seq, usualText]));
      latencies.record((performance.now() - began) * 1000);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, loop));
  return latencies;
}

export const insert: Workload = {
  name: "insert",
  about: "one-row inserts through pg: the upper bound for sends",
  how: "Parameterised statements, committed one by one from this process, into a table of five columns with one key.",
  run: (lab) =>
    onEachDriver(lab, async (driver) => {
      await using place = await openBenchDatabase(driver);
      await using database = await createDatabase({
        ...place.config,
        ...(driver === "postgres" ? { maxConnections: 32 } : {}),
      });
      await sql`
        create table raw_rows (
          chat_id uuid, id uuid, seq bigint, text text, created_at timestamptz, primary key (chat_id, id)
        )`.execute(database.db);
      await insertFor(database, 1);
      const rows: Row[] = [];
      for (const atOnce of [1, 32]) {
        const latencies = await insertFor(database, atOnce);
        const rate = { name: "rate", value: latencies.count / seconds, unit: "/s" } as const;
        rows.push({ what: `insert, ${atOnce} at once (${driver})`, figures: [rate, ...percentiles(latencies)] });
      }
      return rows;
    }),
};
