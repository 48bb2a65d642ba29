import type { Chat } from "@parley/client";
import { ChatMarks } from "../chats/chat-marks.tsx";
import { PresenceDot } from "../members/presence-dot.tsx";
import { NavLink } from "../routing/link.tsx";
import { paths } from "../routing/paths.ts";
import { isMuted, useUnread } from "../sync/unread.ts";
import { type Direct, useChats, useDirects, useMuted } from "../sync/use-snapshot.ts";
import { Avatar } from "../ui/avatar.tsx";
import { cx } from "../ui/cx.ts";
import { sideLinkClass } from "../ui/side-link.ts";

/** The direct conversations, by name. */
export function DirectList() {
  const chats = new Map(useChats().map((chat) => [chat.id, chat]));
  const listed = useDirects()
    .flatMap((direct) => {
      const chat = chats.get(direct.chatId);
      return chat ? [{ direct, chat }] : [];
    })
    .sort((one, other) => one.chat.name.localeCompare(other.chat.name));
  return (
    <ul>
      {listed.map(({ direct, chat }) => (
        <li key={direct.groupId}>
          <DirectLink direct={direct} chat={chat} />
        </li>
      ))}
    </ul>
  );
}

function DirectLink({ direct, chat }: { direct: Direct; chat: Chat }) {
  const unread = useUnread(chat);
  const muted = isMuted(chat, useMuted());
  const { user } = direct;
  return (
    <NavLink
      to={paths.chat({ groupId: direct.groupId, chatId: direct.chatId })}
      className={cx(sideLinkClass({ unread: unread > 0, muted }), "h-9")}
    >
      <span className="relative shrink-0">
        <Avatar id={user.id} name={user.name} image={user.image} size="small" />
        <PresenceDot userId={user.id} />
      </span>
      <span dir="auto" className="min-w-0 flex-1 truncate">
        {user.name}
      </span>
      <ChatMarks chat={chat} muted={muted} />
    </NavLink>
  );
}
