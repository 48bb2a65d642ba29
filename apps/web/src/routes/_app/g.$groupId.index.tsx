import { createFileRoute, redirect } from "@tanstack/react-router";
import { GroupHome } from "../../groups/group-home.tsx";
import { firstChat } from "../../shell/first-chat.ts";
import { isWide } from "../../shell/use-wide.ts";
import { utils } from "../../trpc.ts";

export const Route = createFileRoute("/_app/g/$groupId/")({
  beforeLoad({ params: { groupId } }) {
    // A phone shows only the list; a wide screen also opens a chat.
    const snapshot = isWide() && utils.sync.snapshot.getData();
    const chatId = snapshot && firstChat(snapshot, groupId);
    if (chatId) throw redirect({ to: "/g/$groupId/c/$chatId", params: { groupId, chatId }, replace: true });
  },
  component: () => <GroupHome groupId={Route.useParams().groupId} />,
});
