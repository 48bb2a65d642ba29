import { queryClient } from "../query-client.ts";
import type { Visit } from "../routing/route.ts";
import { timelineQuery } from "../sync/chat-timeline.ts";
import { parley } from "../sync/parley.ts";
import { utils } from "../trpc.ts";
import { leftAt } from "./reading-places.ts";

interface Opened {
  chatId: string;
  /** A message to show. */
  m?: string | undefined;
}

/** Asks for the messages of a chat while the code of the conversation is fetched. Not awaited, so that the layout shows at once. */
export function startTimeline({ chatId, m }: Opened, { entering, returning }: Visit): void {
  // First of all: an address can name anything, also what every object inherits.
  if (!utils.sync.snapshot.getData()?.chats.some((chat) => chat.id === chatId)) return;
  const at = m ?? (returning ? leftAt(chatId)?.id : undefined);
  // Somebody who left while reading old messages comes to what is new, unless they go back.
  const left = parley().store.getState().timelines[chatId];
  if (entering && !at && left && left.newerCursor !== null) parley().closeChat(chatId);
  void queryClient.prefetchQuery(timelineQuery(chatId, at ? { around: at } : "unread"));
}
