import { everyone } from "@parley/api/mentions/schema";
import type { Chat, Message } from "@parley/client";
import { type ReactNode, useMemo, useRef } from "react";
import { chatTag, type MentionedPerson, MessageSurroundings, type NamedChat } from "../markdown/mentioned.ts";
import { useChats, useMe } from "../sync/use-snapshot.ts";
import { trpc } from "../trpc.ts";

interface NearMessagesProps {
  groupId: string;
  messages: readonly Message[];
  children: ReactNode;
}

/** Tells the messages of a chat what `@names` and `#names` refer to: the authors and mentioned people, oneself, and visible chats. */
export function NearMessages({ groupId, messages, children }: NearMessagesProps) {
  const me = useMe();
  const people = usePeople(messages);
  const chats = useChatNames(groupId);
  const value = useMemo(() => {
    const self: MentionedPerson = { userId: me.id, name: me.name, isMe: true };
    return {
      person: (username: string) => (username === me.username ? self : people.get(username)),
      chat: (tag: string) => chats.get(tag),
    };
  }, [me.id, me.name, me.username, people, chats]);
  return <MessageSurroundings.Provider value={value}>{children}</MessageSurroundings.Provider>;
}

/** Any more are not looked up; their names are shown as typed. */
const maxAsked = 200;

/**
 * The authors and mentioned people, by username. The same map until somebody new appears, so that a new message does not re-render
 * all the others.
 */
function usePeople(messages: readonly Message[]): ReadonlyMap<string, MentionedPerson> {
  const before = useRef<ReadonlyMap<string, MentionedPerson>>(new Map());
  const { speakers, silent } = useMemo(() => {
    const speakers = new Map(messages.map(({ user }) => [user.id, user]));
    const named = new Set(messages.flatMap(({ mentions }) => mentions));
    const silent = [...named].filter((userId) => !speakers.has(userId) && userId !== everyone);
    return { speakers, silent: silent.slice(-maxAsked) };
  }, [messages]);
  const asked = trpc.useQueries((query) =>
    silent.map((userId) => query.users.get({ userId }, { staleTime: Number.POSITIVE_INFINITY, retry: false })),
  );

  const people = new Map<string, MentionedPerson>();
  for (const user of [...asked.map(({ data }) => data), ...speakers.values()]) {
    if (user?.username) people.set(user.username, { userId: user.id, name: user.name, isMe: false });
  }
  const isSame =
    people.size === before.current.size &&
    [...people].every(([username, { name }]) => before.current.get(username)?.name === name);
  if (!isSame) before.current = people;
  return before.current;
}

function useChatNames(groupId: string): ReadonlyMap<string, NamedChat> {
  const chats = useChats();
  return useMemo(() => chatNames(chats, groupId), [chats, groupId]);
}

let named:
  | { chats: readonly Chat[]; groupId: string; names: string; byTag: ReadonlyMap<string, NamedChat> }
  | undefined;

/** Computed once for all conversations of a group. The map stays the same until a name changes. */
function chatNames(chats: readonly Chat[], groupId: string): ReadonlyMap<string, NamedChat> {
  if (named?.chats === chats && named.groupId === groupId) return named.byTag;
  const inGroup = chats.filter((chat) => chat.groupId === groupId);
  // A new message changes the chat in the snapshot, but not its name.
  const names = JSON.stringify(inGroup.map(({ id, name }) => [id, name]));
  const byTag =
    named?.groupId === groupId && named.names === names
      ? named.byTag
      : new Map(inGroup.map(({ id, name }) => [chatTag(name) ?? "", { groupId, chatId: id, name }]));
  named = { chats, groupId, names, byTag };
  return byTag;
}
