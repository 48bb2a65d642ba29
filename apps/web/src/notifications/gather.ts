import type { Message } from "@parley/client";

/** What was said longer ago has come late: the device slept, or the network was gone. */
const lateMs = 60_000;
/** More chats than that at once are no news one by one. */
const maxChats = 3;

interface ChatNotification {
  readonly chatId: string;
  /** The last that was said there. */
  readonly message: Message;
  /** How many it stands for. */
  readonly count: number;
}

/** Either a notification for each chat, or one for everything that was missed. */
type Gathered = { readonly chats: readonly ChatNotification[] } | { readonly missed: number; readonly last: Message };

/** Puts together what has come within a moment. Nobody is rung at twelve times for what was said while the device slept. */
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
