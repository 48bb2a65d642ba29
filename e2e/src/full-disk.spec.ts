import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDatabase, migrate } from "@parley/db";
import { expect } from "@playwright/test";
import { sql } from "kysely";
import { chatOf } from "./behind.ts";
import { test } from "./journey.ts";
import { composer, log, meet, type Person, say, startGroup } from "./person.ts";
import { startServer } from "./server.ts";

const sentence =
  "The server cannot save anything at the moment. Your message is kept here and is sent as soon as it can.";

/**
 * Creates a database that, while there is a file `full` beside its tables, answers an insert of a message as PostgreSQL does when
 * the disk is full.
 */
async function createFullableDatabase(dataDir: string): Promise<void> {
  await using database = await createDatabase({ dataDir });
  await migrate(database.db);
  await sql`
    create function refuse_when_full() returns trigger language plpgsql as $$
    begin
      if (pg_stat_file('full', true)).size is not null then
        raise exception 'could not extend file "base/5/16658": No space left on device' using errcode = '53100';
      end if;
      return new;
    end $$`.execute(database.db);
  await sql`
    create trigger refuse_when_full before insert on messages
    for each row execute function refuse_when_full()`.execute(database.db);
}

async function storedBy({ context }: Person, { origin, chatId }: ReturnType<typeof chatOf>) {
  const input = encodeURIComponent(JSON.stringify({ chatId }));
  const answer = await context.request.get(`${origin}/trpc/messages.list?input=${input}`);
  const { result } = (await answer.json()) as { result: { data: { messages: { text: string }[] } } };
  return result.data.messages.map(({ text }) => text);
}

test("while the server's disk is full, messages are kept with an explanation, and are sent once when there is space", async ({
  browser,
  expectTrouble,
}) => {
  test.setTimeout(120_000);
  expectTrouble(/status of 503/);
  const dataDir = await mkdtemp(join(tmpdir(), "parley-full-"));
  await createFullableDatabase(dataDir);
  const server = await startServer(dataDir);
  const readiness = async () => (await fetch(`${server.baseURL}/readyz`)).status;
  try {
    const ana = await meet(browser, "Ana", { baseURL: server.baseURL });
    await startGroup(ana, "Archive");
    const chat = chatOf(ana);
    await say(ana, "there is space");
    await expect(log(ana).getByText("Sending…")).toHaveCount(0);

    await writeFile(join(dataDir, "db", "full"), "");
    await say(ana, "one");
    await say(ana, "two");
    const kept = log(ana).getByText(sentence);
    await expect(kept).toBeVisible();
    await expect(kept).toHaveCount(1);
    await expect(log(ana).getByRole("button", { name: "Discard" })).toHaveCount(0);
    await expect.poll(readiness).toBe(503);
    // The messages and the explanation survive a reload.
    await ana.page.reload();
    await expect(kept).toBeVisible();
    await expect(log(ana).getByText("two", { exact: true })).toBeVisible();
    // Reading and writing still work.
    await expect(log(ana).getByText("there is space")).toBeVisible();
    await expect(composer(ana)).toBeEditable();

    await rm(join(dataDir, "db", "full"));
    await expect(kept).toBeHidden({ timeout: 40_000 });
    await expect(log(ana).getByText("Sending…")).toHaveCount(0);
    await expect.poll(() => storedBy(ana, chat)).toEqual(["there is space", "one", "two"]);
    await expect.poll(readiness).toBe(200);
    await expect(log(ana).getByText("one", { exact: true })).toHaveCount(1);
    // It would complain that the server is gone.
    await ana.page.close();
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
});
