import { createInterface } from "node:readline";
import { sql } from "kysely";
import { createDatabase, type OpenDatabase } from "../database.ts";

/*
 * The process behind database-child.ts. It says `ready`, then takes lines:
 *   open <DATA_DIR>   says `open`, or the sentence that refused it
 *   insert            inserts verifications for ever, and says the id of each when it is stored
 *   close             lets go of the database, and says `closed`
 */
const say = (line: string) => process.stdout.write(`${line}\n`);
let database: OpenDatabase | undefined;

const orders: Record<string, (argument: string) => Promise<void>> = {
  async open(dataDir) {
    try {
      database = await createDatabase({ dataDir });
      say("open");
    } catch (error) {
      say(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
    }
  },
  async insert() {
    while (database) {
      const id = crypto.randomUUID();
      await sql`insert into verifications (id, identifier, value, expires_at) values (${id}, 'x', 'y', now())`.execute(
        database.db,
      );
      say(id);
    }
  },
  async close() {
    await database?.close();
    database = undefined;
    say("closed");
  },
};

createInterface(process.stdin).on("line", async (line) => {
  const [order = "", ...rest] = line.split(" ");
  await orders[order]?.(rest.join(" "));
});
say("ready");
