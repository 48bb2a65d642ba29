import type { DB } from "@parley/db";
import type { Insertable, Kysely } from "kysely";
import type { Person } from "./people.ts";
import { signed } from "./secret.ts";

/**
 * A person whose account, session and membership are written straight into the database. They have no password, so they
 * cannot sign in.
 */
export interface CrowdPerson extends Person {
  readonly userId: string;
  readonly sessionId: string;
  readonly group: CrowdGroup;
}

export interface CrowdGroup {
  readonly id: string;
  readonly chatIds: readonly string[];
}

/**
 * People divided into groups, each person in exactly one. The same size gives the same ids and tokens in every process.
 */
export interface Crowd {
  readonly groups: readonly CrowdGroup[];
  readonly people: readonly CrowdPerson[];
}

export interface CrowdSize {
  readonly groups: number;
  readonly peoplePerGroup: number;
  readonly chatsPerGroup: number;
  /** Keeps the names and ids of several crowds in one database distinct. */
  readonly name?: string;
}

export function planCrowd({ groups: count, peoplePerGroup, chatsPerGroup, name = "crowd" }: CrowdSize): Crowd {
  const idOf = numberedIds(name);
  const groups = Array.from({ length: count }, (_, g) => ({
    id: idOf("a", g),
    chatIds: Array.from({ length: chatsPerGroup }, (_, c) => idOf("b", g * chatsPerGroup + c)),
  }));
  const people = groups.flatMap((group, g) =>
    Array.from({ length: peoplePerGroup }, (_, p) => {
      const number = g * peoplePerGroup + p;
      const username = `${name}${number}`;
      return {
        username,
        token: signed(storedToken(username)),
        userId: idOf("c", number),
        sessionId: idOf("d", number),
        group,
      };
    }),
  );
  return { groups, people };
}

const storedToken = (username: string) => `session-of-${username}`;

/** UUIDs made of the crowd's name, the kind of row, and a number. */
function numberedIds(name: string) {
  const crowd = Buffer.from(name).toString("hex").slice(0, 8).padEnd(8, "0");
  return (kind: string, number: number) => `${crowd}-000${kind}-7000-8000-${number.toString(16).padStart(12, "0")}`;
}

/** Writes a crowd into a migrated database, thousands of people a second. The first person of each group owns it. */
export async function storeCrowd(db: Kysely<DB>, { groups, people }: Crowd): Promise<void> {
  const tomorrow = new Date(Date.now() + 86_400_000);
  const owners = new Set(groups.map(({ id }) => people.find(({ group }) => group.id === id)));
  await insertAll(db, "users", people, ({ userId, username }) => ({
    id: userId,
    username,
    name: username,
    email: `${username}@parley.example`,
  }));
  await insertAll(db, "sessions", people, ({ sessionId, userId, username }) => ({
    id: sessionId,
    user_id: userId,
    token: storedToken(username),
    expires_at: tomorrow,
  }));
  await insertAll(db, "groups", groups, ({ id }, index) => ({ id, name: `Group ${index}` }));
  await insertAll(db, "members", people, (person) => ({
    group_id: person.group.id,
    user_id: person.userId,
    role: owners.has(person) ? ("owner" as const) : ("member" as const),
  }));
  const chats = groups.flatMap(({ id: groupId, chatIds }) => chatIds.map((id, index) => ({ id, groupId, index })));
  await insertAll(db, "chats", chats, ({ id, groupId, index }) => ({ id, group_id: groupId, name: `chat ${index}` }));
}

/** PostgreSQL allows at most 65,535 parameters per statement. */
const rowsPerStatement = 2_000;

async function insertAll<Table extends keyof DB & string, Item>(
  db: Kysely<DB>,
  table: Table,
  items: readonly Item[],
  toRow: (item: Item, index: number) => Insertable<DB[Table]>,
): Promise<void> {
  const rows = items.map(toRow);
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    await db
      .insertInto(table)
      .values(rows.slice(start, start + rowsPerStatement))
      .execute();
  }
}
