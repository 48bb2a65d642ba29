import type { Chat, Group } from "@parley/client";
import { CalendarDays, PanelRight } from "lucide-react";
import { memo } from "react";
import { ChatIcon } from "../chats/chat-icon.tsx";
import { ChatMenu } from "../chats/chat-menu.tsx";
import { DirectTitle } from "../directs/direct-title.tsx";
import { BackLink } from "../shell/pane.tsx";
import { useDirect } from "../sync/use-snapshot.ts";
import { cx } from "../ui/cx.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { words } from "../words/words.ts";
import { JumpToDate, type Moment } from "./jump-to-date.tsx";

interface ChatHeaderProps {
  chat: Chat;
  group: Group;
  detailsOpen: boolean;
  toggleDetails: () => void;
  onJumpToDate: (to: Moment) => void;
}

/** The header of a conversation. */
export const ChatHeader = ({ chat, group, detailsOpen, toggleDetails, onJumpToDate }: ChatHeaderProps) => (
  // On a phone, the tools are far enough from each other and from the edge as they are.
  <header className="pane-header flex items-center border-line border-b ps-4 pe-1 md:gap-1 md:px-6">
    <BackLink groupId={group.id} chatId={chat.id} />
    <Title chat={chat} />
    <HeaderTools detailsOpen={detailsOpen} toggleDetails={toggleDetails} onJumpToDate={onJumpToDate} />
    <ChatMenu chat={chat} group={group} />
  </header>
);

function Title({ chat }: Pick<ChatHeaderProps, "chat">) {
  const direct = useDirect(chat.id);
  if (direct) return <DirectTitle key={direct.user.id} user={direct.user} />;
  return (
    <>
      <ChatIcon chat={chat} className="size-4.5 shrink-0 text-ink-faint" />
      <div className="ms-1 flex min-w-0 flex-1 items-baseline gap-3">
        <h1 dir="auto" className="max-w-full shrink-0 truncate font-semibold text-lg md:max-w-[60%]">
          {chat.name}
        </h1>
        {chat.topic && (
          <p dir="auto" title={chat.topic} className="hidden min-w-0 truncate text-ink-soft text-sm md:block">
            {chat.topic}
          </p>
        )}
      </div>
    </>
  );
}

type HeaderToolsProps = Pick<ChatHeaderProps, "detailsOpen" | "toggleDetails" | "onJumpToDate">;

/** The same for every chat, and not drawn anew for another. */
const HeaderTools = memo(({ detailsOpen, toggleDetails, onJumpToDate }: HeaderToolsProps) => (
  <>
    <JumpToDate onJump={onJumpToDate} trigger={<IconButton icon={CalendarDays} label={words.messages.jumpToDate} />} />
    <IconButton
      icon={PanelRight}
      label={words.chats.details}
      aria-pressed={detailsOpen}
      onClick={toggleDetails}
      className={cx("rtl:[&>svg]:-scale-x-100", detailsOpen && "bg-hover text-ink")}
    />
  </>
));
