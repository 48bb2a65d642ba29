import type { Chat, Group } from "@parley/client";
import { Users, X } from "lucide-react";
import { ChatPeople } from "../chats/chat-people.tsx";
import { Link } from "../routing/link.tsx";
import { paths } from "../routing/paths.ts";
import { buttonClass } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { dateOf } from "../words/dates.ts";
import { moreWords } from "../words/more.ts";
import { words } from "../words/words.ts";
import { sidePanelClass } from "./side-panel.ts";

interface DetailsPanelProps {
  chat: Chat;
  group: Group;
  close: () => void;
}

/** What a chat is about, and who can read it. */
export default function DetailsPanel({ chat, group, close }: DetailsPanelProps) {
  return (
    <aside aria-label={words.chats.details} className={sidePanelClass}>
      <header className="pane-header flex items-center justify-between border-line border-b ps-5 pe-3">
        <h2 className="font-semibold">{words.chats.details}</h2>
        <IconButton icon={X} label={words.close} onClick={close} />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 py-5 pb-[max(1.25rem,env(safe-area-inset-bottom))]">
        <section>
          {chat.kind === "direct" ? (
            <p>{words.directs.beginning(chat.name)}</p>
          ) : (
            <>
              <h3 className="font-medium text-ink-faint text-xs">{moreWords.chats.topic}</h3>
              <p dir="auto" className="wrap-anywhere mt-1 whitespace-pre-wrap">
                {chat.topic || <span className="text-ink-faint">{moreWords.chats.noTopic}</span>}
              </p>
            </>
          )}
          <p className="mt-2 text-ink-faint text-sm">{words.chats.createdOn(dateOf(chat.createdAt))}</p>
        </section>
        {chat.kind !== "direct" && (
          <section className="mt-6">
            <h3 className="font-medium text-ink-faint text-xs">{moreWords.chats.people}</h3>
            {chat.visibility === "private" ? (
              <ChatPeople chat={chat} group={group} />
            ) : (
              <>
                <p className="mt-1">{moreWords.chats.peopleOpen}</p>
                <Link to={paths.members({ groupId: group.id })} className={`${buttonClass({ size: "small" })} mt-3`}>
                  <Users aria-hidden className="size-4" />
                  {moreWords.chats.allMembers}
                </Link>
              </>
            )}
          </section>
        )}
      </div>
    </aside>
  );
}
