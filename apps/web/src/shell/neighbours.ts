import type { Chat, Group } from "@parley/client";
import { isMuted } from "../sync/unread.ts";

interface Places {
  /** Without direct conversations, in the order of the rail. */
  readonly groups: readonly Group[];
  readonly chats: readonly Chat[];
  /** The ids of muted chats and groups. */
  readonly muted: readonly string[];
}

/** The current place. Both are undefined on a page outside of any group. */
interface Here {
  readonly groupId?: string | undefined;
  readonly chatId?: string | undefined;
}

/** One step up or down the sidebar. */
export type Step = 1 | -1;

const isDirect = (chat: Chat) => chat.kind === "direct";

/** The chats in the order of the sidebar: those of the groups, then direct conversations. Without archived ones. */
function chatsInOrder({ groups, chats }: Places): Chat[] {
  const directs = chats.filter(isDirect).sort((one, other) => one.name.localeCompare(other.name));
  const inGroups = groups.flatMap((group) => chats.filter((chat) => chat.groupId === group.id));
  return [...inGroups, ...directs].filter((chat) => !chat.archivedAt);
}

/** The chat above or below in the same list; after the last comes the first. */
export function neighbour(places: Places, here: Here, step: Step): Chat | undefined {
  const all = chatsInOrder(places);
  const open = all.find((chat) => chat.id === here.chatId);
  const groupId = here.groupId ?? places.groups[0]?.id;
  const list = all.filter((chat) => (open && isDirect(open) ? isDirect(chat) : chat.groupId === groupId));
  return next(list, here.chatId, step);
}

/** The next chat with unread messages. If any have unread mentions, only those count. */
export function nextUnread(places: Places, here: Here, step: Step): Chat | undefined {
  const all = chatsInOrder(places);
  const others = all.filter((chat) => chat.id !== here.chatId && chat.unread > 0);
  const quiet = (chat: Chat) => isMuted(chat, places.muted);
  const calling = others.filter((chat) => chat.mentions.length > 0 || (isDirect(chat) && !quiet(chat)));
  const waiting = new Set(calling.length > 0 ? calling : others.filter((chat) => !quiet(chat)));
  // Includes the open chat, to know the position.
  const list = all.filter((chat) => waiting.has(chat) || chat.id === here.chatId);
  return next(list, here.chatId, step);
}

function next(chats: readonly Chat[], chatId: string | undefined, step: Step): Chat | undefined {
  const index = chats.findIndex((chat) => chat.id === chatId);
  const start = index < 0 && step < 0 ? 0 : index;
  const found = chats[(start + step + chats.length) % chats.length];
  return found?.id === chatId ? undefined : found;
}
