import { can } from "@parley/api/permissions";
import { MessagesSquare } from "lucide-react";
import { usePage } from "../shell/use-page.ts";
import { useWide } from "../shell/use-wide.ts";
import { useChats, useGroup } from "../sync/use-snapshot.ts";
import { Empty } from "../ui/empty.tsx";
import { moreWords } from "../words/more.ts";
import { words } from "../words/words.ts";

/** Shown beside the list of chats when none is open. On a phone there is only the list. */
export default function GroupHome({ groupId }: { groupId: string }) {
  const group = useGroup(groupId);
  const hasChats = useChats().some((chat) => chat.groupId === groupId && !chat.archivedAt);
  usePage(group?.name ?? words.product);
  if (!useWide()) return null;
  const { none, noneBody, noneGuest } = words.chats;
  const body = group && can(group.role, "chat.create") ? noneBody : noneGuest;
  return (
    <main id="main" tabIndex={-1} className="min-w-0 flex-1 bg-canvas outline-none">
      <Empty
        page
        icon={MessagesSquare}
        title={hasChats ? moreWords.groups.noneOpen : none}
        body={hasChats ? moreWords.groups.noneOpenBody : body}
      />
    </main>
  );
}
