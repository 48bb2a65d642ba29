import { createInterface } from "node:readline";
import { sql } from "kysely";
import { createDatabase, type OpenDatabase } from "../database.ts";

/*
 * The process behind database-child.ts. It prints `ready`, then reads commands:
 * open <DATA_DIR>   prints `open`, or the error
 * insert            keeps inserting verifications, and prints the id of each once it is stored
 * close             closes the database, and prints `closed`
 */
const say = (line: string) => process.stdout.write(`${line}\n`);
let database: OpenDatabase | undefined;

const commands: Record<string, (argument: string) => Promise<void>> = {
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
  const [command = "", ...rest] = line.split(" ");
  await commands[command]?.(rest.join(" "));
});
say("ready");
