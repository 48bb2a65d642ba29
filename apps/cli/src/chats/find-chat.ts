import type { Chat, Group, Snapshot } from "@parley/client";
import { CommandError, exitCodes, UsageError } from "../exit.ts";

/** A chat with its group, and its label: `group/chat`, or `@username` for a direct conversation. */
export interface NamedChat {
  readonly chat: Chat;
  readonly group: Group;
  readonly label: string;
}

/** Every chat of the person, by group and name, in the order of the server. */
export function namedChatsOf({ groups, chats, directs }: Snapshot): NamedChat[] {
  const people = new Map(directs.map(({ chatId, user }) => [chatId, `@${user.username}`]));
  return groups.flatMap((group) =>
    chats
      .filter((chat) => chat.groupId === group.id)
      .map((chat) => ({ chat, group, label: people.get(chat.id) ?? `${nameOf(group)}/${nameOf(chat)}` })),
  );
}

/** The name or, without one, the id. */
export const nameOf = ({ name, id }: { readonly name: string | null; readonly id: string }): string => name || id;

/**
 * Finds a chat by `group/chat`, by `@username` or by id. A username must be complete, so that a message never goes to somebody
 * with a longer one. The group is resolved first, so that a message for a chat that does not exist never goes to one of the same
 * name in a group with a longer name.
 * @throws CommandError when there is none or more than one; UsageError when it can be neither.
 */
export function findChat(snapshot: Snapshot, wanted: string): NamedChat {
  const entries = namedChatsOf(snapshot);
  const known = entries.find(({ chat }) => chat.id === wanted.toLowerCase());
  if (known) return known;
  if (!wanted.includes("/") && !isId(wanted)) {
    if (!wanted.startsWith("@")) {
      throw new UsageError(`"${wanted}" is not a chat: name it as group/chat, as @username, or by its id`);
    }
    const direct = findDirect(snapshot, wanted);
    if (direct) return direct;
    throw new CommandError(
      exitCodes.failed,
      `You have no conversation with ${wanted}. parley chats lists the ones you have; parley send starts one.`,
    );
  }
  // Names may contain slashes, so each one may be the separator.
  const found = splits(wanted).flatMap(([groupName, chatName]) =>
    bestMatches(snapshot.groups, groupName).flatMap(({ item: group, rank }) =>
      bestMatches(entries.filter((entry) => entry.group === group).map(named), chatName).map((match) => ({
        entry: match.item.entry,
        rank: rank * ranks + match.rank,
      })),
    ),
  );
  const best = found.filter(({ rank }) => rank === Math.min(...found.map((match) => match.rank)));
  const [only] = best;
  if (!only) throw nothing("chat", wanted, "parley chats");
  if (best.length > 1) {
    throw ambiguous(
      wanted,
      best.map(({ entry }) => ({ label: entry.label, id: entry.chat.id })),
    );
  }
  return only.entry;
}

/** Finds the direct conversation with somebody by `@username`; undefined when there is none yet. */
export const findDirect = (snapshot: Snapshot, wanted: string): NamedChat | undefined =>
  namedChatsOf(snapshot).find(({ label }) => label === wanted.toLowerCase());

const named = (entry: NamedChat) => ({ entry, id: entry.chat.id, name: entry.chat.name });

/** Finds a group by name or id. @throws CommandError */
export function findGroup({ groups }: Snapshot, wanted: string): Group {
  const known = groups.find(({ id }) => id === wanted.toLowerCase());
  if (known) return known;
  const [first, ...others] = bestMatches(groups, wanted).map(({ item }) => item);
  if (!first) throw nothing("group", wanted, "parley groups");
  if (others.length > 0)
    throw ambiguous(
      wanted,
      [first, ...others].map((group) => ({ label: nameOf(group), id: group.id })),
    );
  return first;
}

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

const splits = (text: string): [string, string][] =>
  [...text.matchAll(/\//g)].map(({ index }) => [text.slice(0, index), text.slice(index + 1)]);

/** Kinds of match: exact, ignoring case, prefix. Only the best kind that matches anything counts. */
const ranks = 3;

function bestMatches<Item extends { readonly id: string; readonly name: string | null }>(
  items: readonly Item[],
  wanted: string,
): { item: Item; rank: number }[] {
  const matches = items.map((item) => ({ item, rank: rankOf(nameOf(item), wanted.trim()) }));
  const best = Math.min(...matches.map(({ rank }) => rank));
  return best < ranks ? matches.filter(({ rank }) => rank === best) : [];
}

function rankOf(name: string, wanted: string): number {
  if (wanted === "") return ranks;
  if (name === wanted) return 0;
  const [folded, typed] = [fold(name), fold(wanted)];
  if (folded === typed) return 1;
  return folded.startsWith(typed) ? 2 : ranks;
}

const fold = (text: string) => text.normalize("NFKC").toLowerCase();

const nothing = (kind: string, wanted: string, list: string) =>
  new CommandError(exitCodes.failed, `There is no ${kind} "${wanted}" that you have access to. ${list} lists them.`);

const ambiguous = (wanted: string, found: readonly { label: string; id: string }[]) => {
  const twice = new Set(found.map(({ label }) => fold(label))).size < found.length;
  const list = found.map(({ label, id }) => (twice ? `${label} (${id})` : label)).join(", ");
  return new CommandError(
    exitCodes.failed,
    `"${wanted}" could be any of these; give more of the name, or the id: ${list}.`,
  );
};
