import { MessagesSquare } from "lucide-react";
import { usePage } from "../shell/use-page.ts";
import { useWide } from "../shell/use-wide.ts";
import { useGroup } from "../sync/use-snapshot.ts";
import { Empty } from "../ui/empty.tsx";
import { words } from "../words/words.ts";

/** Beside the list of chats, when none is open. On a phone there is only the list. */
export function GroupHome({ groupId }: { groupId: string }) {
  usePage(useGroup(groupId)?.name ?? words.product);
  if (!useWide()) return null;
  return (
    <main id="main" tabIndex={-1} className="min-w-0 flex-1 bg-canvas outline-none">
      <Empty page icon={MessagesSquare} title={words.groups.noneOpen} body={words.groups.noneOpenBody} />
    </main>
  );
}
