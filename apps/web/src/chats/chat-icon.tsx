import type { Chat } from "@parley/client";
import { Archive, Hash, Lock, MessageCircle } from "lucide-react";
import { words } from "../words/words.ts";

/** Shows at a glance who can read a chat. */
export function ChatIcon({
  chat,
  className,
}: {
  chat: Pick<Chat, "kind" | "visibility" | "archivedAt">;
  className?: string;
}) {
  if (chat.kind === "direct") {
    return <MessageCircle role="img" aria-label={words.directs.title} className={className} strokeWidth={1.8} />;
  }
  const Icon = chat.archivedAt ? Archive : chat.visibility === "private" ? Lock : Hash;
  const label = chat.archivedAt
    ? words.chats.archived
    : chat.visibility === "private"
      ? words.chats.privateChat
      : words.chats.openChat;
  return <Icon role="img" aria-label={label} className={className} strokeWidth={1.8} />;
}
