import { isMentioned, type Message, type Snapshot } from "@parley/client";
import { isMuted } from "../sync/unread.ts";
import { isQuiet } from "./quiet.ts";

/** Whether to notify about a new message, by the person's settings for all devices. */
export function shouldNotify(message: Message, snapshot: Snapshot, at: Date): boolean {
  const { user, chats, muted, notifications } = snapshot;
  const chat = chats.find(({ id }) => id === message.chatId);
  if (!chat || chat.archivedAt || message.userId === user.id || message.deletedAt) return false;
  if (message.seq <= chat.readSeq || notifications.choice === "nothing" || isQuiet(notifications.quiet, at))
    return false;
  if (isMentioned(message, user.id)) return true;
  if (isMuted(chat, muted)) return false;
  return chat.kind === "direct" || notifications.choice === "all";
}
