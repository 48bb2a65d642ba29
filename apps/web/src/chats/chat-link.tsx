import type { Chat } from "@parley/client";
import { Link } from "@tanstack/react-router";
import { useUnread } from "../sync/unread.ts";
import { CountBadge } from "../ui/badge.tsx";
import { cx } from "../ui/cx.ts";
import { sideLinkClass } from "../ui/side-link.ts";
import { words } from "../words/words.ts";
import { ChatIcon } from "./chat-icon.tsx";

/** A chat in the sidebar; what is unread stands out. */
export function ChatLink({ chat }: { chat: Chat }) {
  const unread = useUnread(chat);
  return (
    <Link
      to="/g/$groupId/c/$chatId"
      params={{ groupId: chat.groupId, chatId: chat.id }}
      className={cx(sideLinkClass, unread > 0 && "font-semibold text-ink")}
    >
      <ChatIcon chat={chat} className="size-4 shrink-0" />
      <span dir="auto" className="min-w-0 flex-1 truncate">
        {chat.name}
      </span>
      {unread > 0 && (
        <>
          <CountBadge count={unread} />
          <span className="sr-only">, {words.unread(unread)}</span>
        </>
      )}
    </Link>
  );
}
