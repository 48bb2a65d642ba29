import { createFileRoute } from "@tanstack/react-router";
import { ConversationPage } from "../../conversation/conversation-page.tsx";
import { queryClient } from "../../query-client.ts";
import { timelineQuery } from "../../sync/chat-timeline.ts";
import { parley } from "../../sync/parley.ts";
import { utils } from "../../trpc.ts";

interface ConversationSearch {
  /** A message to show, by id. */
  m?: string | undefined;
  /** The open side panel. */
  panel?: "details" | undefined;
}

export const Route = createFileRoute("/_app/g/$groupId/c/$chatId")({
  validateSearch: (search: Record<string, unknown>): ConversationSearch => ({
    m: typeof search["m"] === "string" ? search["m"] : undefined,
    panel: search["panel"] === "details" ? "details" : undefined,
  }),
  // Started here so that it runs while the code is fetched; not awaited, so that the layout shows at once.
  loaderDeps: ({ search }) => ({ m: search.m }),
  loader({ params: { chatId }, deps: { m }, cause }) {
    // Somebody who left while reading old messages returns to what is new.
    const left = parley().store.getState().timelines[chatId];
    if (cause === "enter" && !m && left && left.newerCursor !== null) parley().closeChat(chatId);
    const isKnown = utils.sync.snapshot.getData()?.chats.some((chat) => chat.id === chatId);
    if (isKnown) void queryClient.prefetchQuery(timelineQuery(chatId, m ? { around: m } : "unread"));
  },
  component: ConversationRoute,
});

function ConversationRoute() {
  const { groupId, chatId } = Route.useParams();
  const { m, panel } = Route.useSearch();
  return <ConversationPage groupId={groupId} chatId={chatId} messageId={m} panel={panel} />;
}
