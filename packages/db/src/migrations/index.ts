import type { Migration } from "kysely";
import * as accounts from "./0001-accounts.ts";
import * as groups from "./0002-groups.ts";
import * as chats from "./0003-chats.ts";

/** Every migration in order. A list rather than a folder scan, so that a bundled server carries them along. */
export const migrations: Record<string, Migration> = {
  "0001-accounts": accounts,
  "0002-groups": groups,
  "0003-chats": chats,
};
