import { migratedTemplate } from "./migrated-template.ts";

/** Creates the template once before all tests; otherwise every worker would spend 2 s and 830 MB on it. */
export async function setup(): Promise<void> {
  await migratedTemplate();
}
