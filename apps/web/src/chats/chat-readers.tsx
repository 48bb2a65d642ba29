import { can } from "@parley/api/permissions";
import type { Chat } from "@parley/client";
import { useState } from "react";
import { useGroup } from "../sync/use-snapshot.ts";
import { trpc } from "../trpc.ts";
import { lazyDialog } from "../ui/lazy-dialog.tsx";
import { moreWords } from "../words/more.ts";

const AddPeopleDialog = lazyDialog(() => import("./add-people-dialog.tsx"));

/** Who can read a private chat; somebody who is alone in it can add people. One line, also before it is known. */
export default function ChatReaders({ chat }: { chat: Chat }) {
  const [adding, setAdding] = useState(false);
  const group = useGroup(chat.groupId);
  const { data: people } = trpc.chats.members.useQuery({ chatId: chat.id });
  const mayAdd = people?.length === 1 && !chat.archivedAt && group && can(group.role, "chat.share");
  return (
    <p className="flex h-5.5 shrink-0 gap-2 text-ink-soft">
      <span className="truncate">{people && moreWords.chats.readers(people.length)}</span>
      {mayAdd && (
        <button
          type="button"
          onClick={() => setAdding(true)}
          // Can be pressed around the words, which stay in their line.
          className="relative shrink-0 rounded-sm text-accent-ink after:absolute after:-inset-x-2 after:-inset-y-3 hover:underline"
        >
          {moreWords.chats.addPeople}
        </button>
      )}
      <AddPeopleDialog
        chat={chat}
        inside={people?.map(({ userId }) => userId) ?? []}
        open={adding}
        onOpenChange={setAdding}
      />
    </p>
  );
}
