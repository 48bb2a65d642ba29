import { can } from "@parley/api/permissions";
import type { Chat } from "@parley/client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { loadEmoji } from "../emoji/emoji-data.ts";
import { type Emoji, findEmoji } from "../emoji/find-emoji.ts";
import { chatTag } from "../markdown/mentioned.ts";
import { parley } from "../sync/parley.ts";
import { trpcClient } from "../trpc.ts";
import type { NameToken } from "./token.ts";

interface Person {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly image: string | null;
}

/** A suggested name, and the text that it inserts. */
export type Suggestion = { readonly key: string; readonly insert: string } & (
  | { readonly person: Person }
  | { readonly chat: Chat }
  | { readonly emoji: Emoji }
  | { readonly everyone: true }
);

/** As many as can be taken in at a glance. */
const maxSuggestions = 8;

interface Place {
  groupId: string;
  chatId: string;
}

const none: readonly Suggestion[] = [];

/** The suggestions for what has been typed so far. While they load, the previous ones. */
export function useSuggestions(token: NameToken | undefined, place: Place): readonly Suggestion[] {
  const { data } = useQuery({
    queryKey: ["suggestions", place.groupId, token?.sign, token?.query],
    queryFn: () => (token ? sources[token.sign](token.query, place) : none),
    enabled: token !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    gcTime: 60_000,
    retry: false,
  });
  if (!token || !data) return none;
  // Results for another kind of name are of no use.
  return data.every(({ key }) => key.startsWith(token.sign)) ? data : none;
}

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
    if (user.id !== snapshot?.user.id && user.username && people.size < maxSuggestions) people.set(user.id, user);
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
