import type { Chat } from "@parley/client";
import { memo } from "react";
import { NavLink } from "../routing/link.tsx";
import { paths } from "../routing/paths.ts";
import { isMuted, useUnread } from "../sync/unread.ts";
import { useMuted } from "../sync/use-snapshot.ts";
import { sideLinkClass } from "../ui/side-link.ts";
import { ChatIcon } from "./chat-icon.tsx";
import { ChatMarks } from "./chat-marks.tsx";

/** A chat in the sidebar. It stands out when it has unread messages, and a badge counts mentions. */
export const ChatLink = memo(function ChatLink({ chat }: { chat: Chat }) {
  const unread = useUnread(chat);
  const muted = isMuted(chat, useMuted());
  return (
    <NavLink
      to={paths.chat({ groupId: chat.groupId, chatId: chat.id })}
      className={sideLinkClass({ unread: unread > 0, muted })}
    >
      <ChatIcon chat={chat} className="size-4 shrink-0" />
      <span dir="auto" className="min-w-0 flex-1 truncate">
        {chat.name}
      </span>
      <ChatMarks chat={chat} muted={muted} />
    </NavLink>
  );
});
