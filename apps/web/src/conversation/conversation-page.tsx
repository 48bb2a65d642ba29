import { LostPlace } from "../shell/lost-place.ts";
import { useLast } from "../sync/use-last.ts";
import { useChat, useGroup } from "../sync/use-snapshot.ts";
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
  const found = useChat(chatId);
  const chat = found?.groupId === groupId ? found : undefined;
  const last = useLast(chatId, chat);
  if (!group || !chat) {
    return <LostPlace key={chatId} groupId={groupId} chatId={chatId} name={last?.name} />;
  }
  return <Conversation group={group} chat={chat} messageId={m} panel={panel} />;
}
