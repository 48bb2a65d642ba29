import { queryClient } from "../query-client.ts";
import { timelineQuery } from "../sync/chat-timeline.ts";
import { parley } from "../sync/parley.ts";
import { utils } from "../trpc.ts";

interface Opened {
  chatId: string;
  /** A message to show. */
  m?: string | undefined;
}

/** Asks for the messages of a chat while the code of the conversation is fetched. Not awaited, so that the layout shows at once. */
export function startTimeline({ chatId, m }: Opened, { entering }: { entering: boolean }): void {
  // Somebody who left while reading old messages returns to what is new.
  const left = parley().store.getState().timelines[chatId];
  if (entering && !m && left && left.newerCursor !== null) parley().closeChat(chatId);
  const isKnown = utils.sync.snapshot.getData()?.chats.some((chat) => chat.id === chatId);
  if (isKnown) void queryClient.prefetchQuery(timelineQuery(chatId, m ? { around: m } : "unread"));
}
