import type { Migration } from "kysely";
import { up as accounts } from "./0001-accounts.ts";
import { up as groups } from "./0002-groups.ts";
import { up as chats } from "./0003-chats.ts";
import { up as people } from "./0004-people.ts";
import { up as mentions } from "./0005-mentions.ts";
import { up as attention } from "./0006-attention.ts";
import { up as peopleInOrder } from "./0007-people-in-order.ts";

/** Every migration in order. A list rather than a folder scan, so that they are part of the server's bundle. */
export const migrations: Record<string, Migration> = {
  "0001-accounts": { up: accounts },
  "0002-groups": { up: groups },
  "0003-chats": { up: chats },
  "0004-people": { up: people },
  "0005-mentions": { up: mentions },
  "0006-attention": { up: attention },
  "0007-people-in-order": { up: peopleInOrder },
};
