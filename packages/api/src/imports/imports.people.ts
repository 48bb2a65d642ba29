import { joinGroup } from "../members/members.actions.ts";
import type { Tx } from "../transaction.ts";
import { usernameRoot } from "../users/usernames.ts";
import { importedUserId } from "./imports.ids.ts";
import * as queries from "./imports.people.queries.ts";

/** Nobody has an address below `.invalid` (RFC 2606). */
const placeholderDomain = "@imported.invalid";

/** What the lines say about an author. */
export interface Author {
  /** The time of their first line. */
  readonly since: Date;
  readonly email: string | undefined;
}

/** By nick. */
export type Authors = ReadonlyMap<string, Author>;

export interface AuthorsResult {
  readonly created: number;
  /** Email addresses that were ignored, because the author already has another one, or the address belongs to somebody else. */
  readonly emailsLeftOut: number;
}

interface Wanted extends Author {
  readonly id: string;
  readonly nick: string;
}

/**
 * Ensures that each nick is a person, the same one in every import, and a member of the group.
 *
 * Nothing changes for people who can sign in: an import must not add somebody who may have been removed from the group, nor
 * give an email address, which is a key to the account, to a claimed account. The caller has locked the group's row.
 */
export async function ensureAuthors(tx: Tx, groupId: string, authors: Authors): Promise<AuthorsResult> {
  const wanted = new Map<string, Wanted>();
  for (const [nick, author] of authors) {
    const id = importedUserId(nick);
    wanted.set(id, { id, nick, ...author });
  }

  let people = await queries.findAuthors(tx, groupId, [...wanted.keys()]);
  const created = wanted.size - people.length;
  // Repeats for authors whose username somebody else took between the check and the insert.
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

/** @returns false when it was ignored. The first address that came with a nick stays. */
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

/** The plainest first: `asger`, `asger2` … `asger9`, then one that is unique to the author. */
function usernamesFor({ id, nick }: Wanted): string[] {
  const own = id.slice(-6);
  const root = usernameRoot(nick);
  if (!root) return [`user-${own}`, `user-${id.slice(-12)}`];
  return [root, ...[2, 3, 4, 5, 6, 7, 8, 9].map((n) => `${root}${n}`), `${root}-${own}`];
}
