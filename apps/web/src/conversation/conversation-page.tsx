import { Link } from "../routing/link.tsx";
import { paths } from "../routing/paths.ts";
import { NotFound } from "../shell/not-found.tsx";
import { useChat, useGroup } from "../sync/use-snapshot.ts";
import { buttonClass } from "../ui/button.tsx";
import { words } from "../words/words.ts";
import { Conversation } from "./conversation.tsx";

interface ConversationPageProps {
  groupId: string;
  chatId: string;
  /** A message to show. */
  m?: string | undefined;
  panel?: "details" | undefined;
}

export default function ConversationPage({ groupId, chatId, m, panel }: ConversationPageProps) {
  const group = useGroup(groupId);
  const chat = useChat(chatId);
  if (!group || chat?.groupId !== groupId) {
    return (
      <NotFound title={words.chats.gone} body={words.chats.goneBody}>
        <Link to={paths.group({ groupId })} className={buttonClass({ variant: "primary" })}>
          {words.backToChats}
        </Link>
      </NotFound>
    );
  }
  return <Conversation group={group} chat={chat} messageId={m} panel={panel} />;
}
