import { Link } from "@tanstack/react-router";
import { NotFound } from "../shell/not-found.tsx";
import { useChat, useGroup } from "../sync/use-snapshot.ts";
import { buttonClass } from "../ui/button.tsx";
import { words } from "../words/words.ts";
import { Conversation } from "./conversation.tsx";

interface ConversationPageProps {
  groupId: string;
  chatId: string;
  /** A message to show. */
  messageId: string | undefined;
  panel: "details" | undefined;
}

export function ConversationPage({ groupId, chatId, messageId, panel }: ConversationPageProps) {
  const group = useGroup(groupId);
  const chat = useChat(chatId);
  if (!group || chat?.groupId !== groupId) {
    return (
      <NotFound title={words.chats.gone} body={words.chats.goneBody}>
        <Link to="/g/$groupId" params={{ groupId }} className={buttonClass({ variant: "primary" })}>
          {words.backToChats}
        </Link>
      </NotFound>
    );
  }
  return <Conversation group={group} chat={chat} messageId={messageId} panel={panel} />;
}
