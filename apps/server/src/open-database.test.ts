import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "./open-database.ts";
import { createHome } from "./testing/home.ts";

let home: Awaited<ReturnType<typeof createHome>>;

beforeAll(async () => {
  home = await createHome();
});
afterAll(() => home.remove());

const open = () => openDatabase({ databaseUrl: home.env.DATABASE_URL, dataDir: home.dataDir });

test("a database that cannot be migrated is refused in one sentence, and released", async () => {
  {
    await using database = await open();
    await sql`insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '')`.execute(database.db);
  }
  // Twice, to check that the embedded database's directory is released.
  for (let n = 0; n < 2; n++) {
    await expect(open()).rejects.toMatchObject({
      name: "DatabaseStartError",
      message: expect.stringMatching(/^This database was brought up to date by a newer version of Parley: [^:]*\.$/),
    });
  }
});
