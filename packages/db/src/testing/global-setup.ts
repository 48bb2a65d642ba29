import { migratedFiles } from "./migrated-template.ts";
import { prepareTestServer } from "./test-database.ts";

/**
 * Creates the templates once before all tests; otherwise every worker would spend 2 s and 830 MB on the embedded one.
 *
 * @returns removes what only these tests need
 */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  await migratedFiles();
  const server = process.env["TEST_DATABASE_URL"];
  return server ? prepareTestServer(server) : undefined;
}
