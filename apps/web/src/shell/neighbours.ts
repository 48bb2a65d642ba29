import type { Chat, Group } from "@parley/client";

type Places = { readonly groups: readonly Group[]; readonly chats: readonly Chat[] };

/** One step up or down the lists at the side. */
export type Step = 1 | -1;

/** The chats in the order in which one sees them at the side, group after group. What is archived is out of the way. */
export function chatsInOrder({ groups, chats }: Places): Chat[] {
  return groups.flatMap((group) => chats.filter((chat) => chat.groupId === group.id && !chat.archivedAt));
}

/** The chat above or below in the same group; behind the last one comes the first. */
export function neighbour(places: Places, at: { groupId: string; chatId?: string | undefined }, step: Step) {
  return next(
    chatsInOrder(places).filter((chat) => chat.groupId === at.groupId),
    at.chatId,
    step,
  );
}

/** The next chat with something unread, of all groups. While some of them call one by name, only those are gone through. */
export function nextUnread(places: Places, at: { chatId?: string | undefined }, step: Step): Chat | undefined {
  const others = chatsInOrder(places).filter((chat) => chat.id !== at.chatId && chat.unread > 0);
  const calling = others.filter((chat) => chat.mentions.length > 0);
  const waiting = new Set(calling.length > 0 ? calling : others);
  // The open one among them, to know where one is.
  const inOrder = chatsInOrder(places).filter((chat) => waiting.has(chat) || chat.id === at.chatId);
  return next(inOrder, at.chatId, step);
}

function next(chats: readonly Chat[], chatId: string | undefined, step: Step): Chat | undefined {
  const index = chats.findIndex((chat) => chat.id === chatId);
  const start = index < 0 && step < 0 ? 0 : index;
  const found = chats[(start + step + chats.length) % chats.length];
  return found?.id === chatId ? undefined : found;
}
