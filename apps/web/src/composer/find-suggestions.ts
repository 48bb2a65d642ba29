import { can } from "@parley/api/permissions";
import { loadEmoji } from "../emoji/emoji-data.ts";
import { findEmoji } from "../emoji/find-emoji.ts";
import { chatTag } from "../markdown/mentioned.ts";
import { isDeleted } from "../people/named.ts";
import { parley } from "../sync/parley.ts";
import { trpcClient } from "../trpc.ts";
import type { Person, Place, Suggestion } from "./suggestions.ts";
import type { NameToken } from "./token.ts";

/** As many as can be taken in at a glance. */
const maxSuggestions = 8;

export const findSuggestions = ({ sign, query }: NameToken, place: Place): Promise<readonly Suggestion[]> =>
  sources[sign](query, place);

const sources: Record<NameToken["sign"], (query: string, place: Place) => Promise<readonly Suggestion[]>> = {
  "@": findPeople,
  "#": async (query, { groupId }) => findChats(query, groupId),
  ":": async (query) =>
    findEmoji(await loadEmoji(), query, maxSuggestions).map((emoji) => ({
      key: `:${emoji.names[0]}`,
      insert: `${emoji.emoji} `,
      emoji,
    })),
};

async function findPeople(query: string, { groupId, chatId }: Place): Promise<readonly Suggestion[]> {
  const spoken = recentPeople(chatId).filter((person) => begins(person, query));
  const { members } = await trpcClient.members.list.query({ groupId, limit: maxSuggestions, ...(query && { query }) });
  const found = new Map<string, Person>();
  for (const person of [...spoken, ...members.map(({ user }) => user)])
    found.set(person.id, found.get(person.id) ?? person);
  const named = [...found.values()].slice(0, maxSuggestions);
  const suggestions: Suggestion[] = named.map((person) => ({
    key: `@${person.id}`,
    insert: `@${person.username} `,
    person,
  }));
  if ("all".startsWith(query.toLowerCase()) && mayCallEveryone(groupId)) {
    suggestions.push({ key: "@all", insert: "@all ", everyone: true });
  }
  return suggestions;
}

function mayCallEveryone(groupId: string): boolean {
  const group = parley()
    .store.getState()
    .snapshot?.groups.find(({ id }) => id === groupId);
  return group !== undefined && can(group.role, "message.mentionAll");
}

/** The most recent authors in the chat, latest first, without the person themselves and deleted users. */
function recentPeople(chatId: string): readonly Person[] {
  const { timelines, snapshot } = parley().store.getState();
  const people = new Map<string, Person>();
  for (const { user } of (timelines[chatId]?.messages ?? []).toReversed()) {
    if (user.id !== snapshot?.user.id && !isDeleted(user) && people.size < maxSuggestions) people.set(user.id, user);
  }
  return [...people.values()];
}

function begins({ name, username }: Person, query: string): boolean {
  const wanted = query.toLocaleLowerCase();
  const words = name.toLocaleLowerCase().split(/\s+/);
  return username.startsWith(wanted) || words.some((word) => word.startsWith(wanted));
}

function findChats(query: string, groupId: string): readonly Suggestion[] {
  const wanted = query.toLocaleLowerCase();
  const chats = parley().store.getState().snapshot?.chats ?? [];
  return chats
    .filter((chat) => chat.groupId === groupId && chat.archivedAt === null && chatTag(chat.name) !== undefined)
    .map((chat) => ({ chat, at: chat.name.toLocaleLowerCase().replace(/\s+/g, "-").indexOf(wanted) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => Math.sign(a.at) - Math.sign(b.at) || a.chat.name.localeCompare(b.chat.name))
    .slice(0, maxSuggestions)
    .map(({ chat }) => ({ key: `#${chat.id}`, insert: `#${chatTag(chat.name)} `, chat }));
}
