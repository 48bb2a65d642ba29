import type { Message } from "@parley/client";

/** Messages older than this have arrived late: the device slept, or the network was gone. */
const lateMs = 60_000;
/** With more chats than this at once, a single notification stands for all. */
const maxChats = 3;

interface ChatNotification {
  readonly chatId: string;
  /** The latest message there. */
  readonly message: Message;
  /** How many messages it stands for. */
  readonly count: number;
}

/** Either a notification for each chat, or one for everything that was missed. */
type Gathered = { readonly chats: readonly ChatNotification[] } | { readonly missed: number; readonly last: Message };

/** Combines messages that arrive at once, so that waking a device does not show a dozen notifications. */
export function gatherNotifications(messages: readonly Message[], now: number): Gathered | undefined {
  const last = messages.at(-1);
  if (!last) return undefined;
  const byChat = new Map<string, ChatNotification>();
  for (const message of messages) {
    const { chatId } = message;
    byChat.set(chatId, { chatId, message, count: (byChat.get(chatId)?.count ?? 0) + 1 });
  }
  const isLate = messages.some(({ createdAt }) => now - Date.parse(createdAt) > lateMs);
  if (byChat.size > maxChats || (isLate && messages.length > 1)) return { missed: messages.length, last };
  return { chats: [...byChat.values()] };
}
