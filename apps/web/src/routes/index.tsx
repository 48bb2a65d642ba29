import { createFileRoute, redirect } from "@tanstack/react-router";
import { queryClient } from "../query-client.ts";
import { loadSnapshot } from "../session/session.ts";
import { firstChat, firstGroup } from "../shell/first-chat.ts";
import { timelineQuery } from "../sync/chat-timeline.ts";

export const Route = createFileRoute("/")({
  async beforeLoad() {
    const snapshot = await loadSnapshot();
    if (!snapshot) throw redirect({ to: "/sign-in", replace: true });
    const groupId = firstGroup(snapshot);
    if (!groupId) throw redirect({ to: "/welcome", replace: true });
    const chatId = firstChat(snapshot, groupId);
    if (!chatId) throw redirect({ to: "/g/$groupId", params: { groupId }, replace: true });
    void queryClient.prefetchQuery(timelineQuery(chatId));
    // So that the messages are asked for before the page around them is drawn, which takes longer than they do.
    await new Promise((resolve) => setTimeout(resolve));
    throw redirect({ to: "/g/$groupId/c/$chatId", params: { groupId, chatId }, replace: true });
  },
});
