import type { Message } from "@parley/client";
import { type ReactNode, useMemo, useRef } from "react";
import { chatTag, type MentionedPerson, MessageSurroundings, type NamedChat } from "../markdown/mentioned.ts";
import { useChats, useMe } from "../sync/use-snapshot.ts";

interface NearMessagesProps {
  groupId: string;
  messages: readonly Message[];
  children: ReactNode;
}

/** Lets the messages of a chat know whom and what their names mean: who speaks here, oneself, the chats that one can see. */
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

/** Who speaks here, by username. The same map until somebody new does, so that messages are not drawn anew for each message. */
function usePeople(messages: readonly Message[]): ReadonlyMap<string, MentionedPerson> {
  const before = useRef(new Map<string, MentionedPerson>());
  return useMemo(() => {
    const next = new Map<string, MentionedPerson>();
    for (const { user } of messages) {
      if (user.username) next.set(user.username, { userId: user.id, name: user.name, isMe: false });
    }
    const isSame =
      next.size === before.current.size &&
      [...next].every(([username, { name }]) => before.current.get(username)?.name === name);
    if (!isSame) before.current = next;
    return before.current;
  }, [messages]);
}

function useChatNames(groupId: string): ReadonlyMap<string, NamedChat> {
  const chats = useChats();
  // A new message changes what the snapshot says of a chat, and not its name.
  const names = JSON.stringify(
    chats.filter((chat) => chat.groupId === groupId).map(({ id, name }) => [chatTag(name) ?? "", id, name]),
  );
  return useMemo(() => {
    const listed = JSON.parse(names) as [string, string, string][];
    return new Map(listed.map(([tag, chatId, name]) => [tag, { groupId, chatId, name }]));
  }, [names, groupId]);
}
