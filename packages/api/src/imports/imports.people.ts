import { joinGroup } from "../members/members.actions.ts";
import type { Tx } from "../transaction.ts";
import { usernameRoot } from "../users/usernames.ts";
import { importedUserId } from "./imports.ids.ts";
import * as queries from "./imports.people.queries.ts";

/** Nobody has an address below `.invalid` (RFC 2606). */
const placeholderDomain = "@imported.invalid";

/** What the lines tell of someone. */
export interface Author {
  /** When they first said something. */
  readonly since: Date;
  readonly email: string | undefined;
}

/** By nick. */
export type Authors = ReadonlyMap<string, Author>;

export interface AuthorsResult {
  readonly created: number;
  /** Addresses that were not given to their author, because they or someone else have an account with another one. */
  readonly emailsLeftOut: number;
}

interface Wanted extends Author {
  readonly id: string;
  readonly nick: string;
}

/**
 * Sees to it that each nick is a person, the same one in every import, and a member of the group.
 *
 * For those who can sign in nothing changes: an import lets no one in who may have been put out of the group, and gives
 * no address, which is a key, to an account that has an owner. The caller holds the group's row.
 */
export async function ensureAuthors(tx: Tx, groupId: string, authors: Authors): Promise<AuthorsResult> {
  const wanted = new Map<string, Wanted>();
  for (const [nick, author] of authors) {
    const id = importedUserId(nick);
    wanted.set(id, { id, nick, ...author });
  }

  let people = await queries.findAuthors(tx, groupId, [...wanted.keys()]);
  const created = wanted.size - people.length;
  // Again for those whose username someone else took between the look and the insert.
  while (people.length < wanted.size) {
    const known = new Set(people.map((person) => person.id));
    await createAuthors(
      tx,
      [...wanted.values()].filter((author) => !known.has(author.id)),
    );
    people = await queries.findAuthors(tx, groupId, [...wanted.keys()]);
  }

  let emailsLeftOut = 0;
  for (const person of people) {
    if (person.canSignIn || person.deletedAt) continue;
    if (!(await giveEmail(tx, person, wanted.get(person.id)?.email))) emailsLeftOut++;
    if (!person.role) await joinGroup(tx, { groupId, userId: person.id, role: "member" });
  }
  return { created, emailsLeftOut };
}

/** @returns false when it was left out. The first address that a nick came with stays. */
async function giveEmail(tx: Tx, person: { id: string; email: string }, email: string | undefined): Promise<boolean> {
  if (!email || email === person.email) return true;
  return person.email.endsWith(placeholderDomain) && queries.giveFreeEmail(tx, person.id, email);
}

async function createAuthors(tx: Tx, authors: readonly Wanted[]): Promise<void> {
  const candidates = authors.map(usernamesFor);
  const usernames = candidates.flat();
  const taken = await queries.findTaken(tx, { usernames, emails: usernames.map(placeholderFor) });
  const rows = authors.map(({ id, nick, since }, index) => {
    const username = candidates[index]?.find((name) => !taken.has(name) && !taken.has(placeholderFor(name)));
    if (!username) throw new Error(`Every username for the author with the id ${id} is taken.`);
    taken.add(username);
    return { id, username, name: nick, email: placeholderFor(username), createdAt: since };
  });
  await queries.createAuthors(tx, rows);
}

const placeholderFor = (username: string) => `${username}${placeholderDomain}`;

/** From the plainest on: `asger`, `asger2` … `asger9`, then one that is the author's own. */
function usernamesFor({ id, nick }: Wanted): string[] {
  const own = id.slice(-6);
  const root = usernameRoot(nick);
  if (!root) return [`user-${own}`, `user-${id.slice(-12)}`];
  return [root, ...[2, 3, 4, 5, 6, 7, 8, 9].map((n) => `${root}${n}`), `${root}-${own}`];
}
