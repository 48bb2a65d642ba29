import type { Chat, Group } from "@parley/client";
import { Archive } from "lucide-react";
import { mayChangeChat } from "../chats/may-change-chat.ts";
import { apply } from "../sync/parley.ts";
import { trpc } from "../trpc.ts";
import { Button } from "../ui/button.tsx";
import { showToast } from "../ui/toasts.tsx";
import { sentenceOf } from "../words/errors.ts";
import { words } from "../words/words.ts";

/** Shown instead of the composer in an archived chat. */
export function ArchivedNotice({ chat, group, userId }: { chat: Chat; group: Group; userId: string }) {
  const archive = trpc.chats.archive.useMutation({
    onSuccess: (changed) => apply({ type: "chat.updated", chat: changed }),
    onError: (error) => showToast(sentenceOf(error)),
  });
  return (
    <div className="mx-3 mb-[max(0.75rem,env(safe-area-inset-bottom))] flex shrink-0 flex-wrap items-center gap-3 rounded-xl bg-sunken px-4 py-3 text-ink-soft text-sm md:mx-5 md:mb-5">
      <Archive aria-hidden className="size-4 shrink-0" />
      <p className="min-w-0 flex-1">{words.chats.archivedNotice}</p>
      {mayChangeChat(chat, { role: group.role, userId }) && (
        <Button
          size="small"
          busy={archive.isPending}
          onClick={() => archive.mutate({ chatId: chat.id, archived: false })}
        >
          {words.chats.restore}
        </Button>
      )}
    </div>
  );
}
