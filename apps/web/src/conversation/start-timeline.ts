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
  // First of all: an address can name anything, also what every object inherits.
  if (!utils.sync.snapshot.getData()?.chats.some((chat) => chat.id === chatId)) return;
  // Somebody who left while reading old messages returns to what is new.
  const left = parley().store.getState().timelines[chatId];
  if (entering && !m && left && left.newerCursor !== null) parley().closeChat(chatId);
  void queryClient.prefetchQuery(timelineQuery(chatId, m ? { around: m } : "unread"));
}
