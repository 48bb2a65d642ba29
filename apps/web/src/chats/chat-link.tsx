import type { Chat } from "@parley/client";
import { Link } from "@tanstack/react-router";
import { BellOff } from "lucide-react";
import { memo } from "react";
import { isMuted, useMentionCount, useUnread } from "../sync/unread.ts";
import { useMuted } from "../sync/use-snapshot.ts";
import { CountBadge } from "../ui/badge.tsx";
import { sideLinkClass } from "../ui/side-link.ts";
import { words } from "../words/words.ts";
import { ChatIcon } from "./chat-icon.tsx";
import { DraftMark } from "./draft-mark.tsx";

/** A chat in the sidebar; what is unread stands out, and a number counts what is meant for oneself. */
export const ChatLink = memo(function ChatLink({ chat }: { chat: Chat }) {
  const unread = useUnread(chat);
  const muted = isMuted(chat, useMuted());
  return (
    <Link
      to="/g/$groupId/c/$chatId"
      params={{ groupId: chat.groupId, chatId: chat.id }}
      className={sideLinkClass({ unread: unread > 0, muted })}
    >
      <ChatIcon chat={chat} className="size-4 shrink-0" />
      <span dir="auto" className="min-w-0 flex-1 truncate">
        {chat.name}
      </span>
      <DraftMark chatId={chat.id} />
      {muted && <BellOff role="img" aria-label={words.mutes.muted} className="size-3.5 shrink-0" strokeWidth={1.8} />}
      <UnreadMarks chat={chat} />
    </Link>
  );
});

/** The number of mentions in a chat, and for screen readers what is unread, in words. */
export function UnreadMarks({ chat }: { chat: Chat }) {
  const [unread, mentions] = [useUnread(chat), useMentionCount(chat)];
  return (
    <>
      {mentions > 0 && <CountBadge count={mentions} />}
      {unread > 0 && <span className="sr-only">, {words.unread(unread)}</span>}
      {mentions > 0 && chat.kind !== "direct" && (
        <span className="sr-only">, {words.notifications.mentions(mentions)}</span>
      )}
    </>
  );
}
