import type { Chat } from "@parley/client";
import { BellOff } from "lucide-react";
import { useMentionCount, useUnread } from "../sync/unread.ts";
import { CountBadge } from "../ui/badge.tsx";
import { words } from "../words/words.ts";
import { DraftMark } from "./draft-mark.tsx";

/** The marks after a chat's name: draft, muted, the number of mentions and, for screen readers, the unread count in words. */
export function ChatMarks({ chat, muted }: { chat: Chat; muted: boolean }) {
  const [unread, mentions] = [useUnread(chat), useMentionCount(chat)];
  return (
    <>
      <DraftMark chatId={chat.id} />
      {muted && <BellOff role="img" aria-label={words.mutes.muted} className="size-3.5 shrink-0" strokeWidth={1.8} />}
      {mentions > 0 && <CountBadge count={mentions} />}
      {unread > 0 && <span className="sr-only">, {words.unread(unread)}</span>}
      {mentions > 0 && chat.kind !== "direct" && (
        <span className="sr-only">, {words.notifications.mentions(mentions)}</span>
      )}
    </>
  );
}
