import { PencilLine } from "lucide-react";
import { useSyncExternalStore } from "react";
import { onDrafts, readDraft } from "../composer/drafts.ts";
import { useMe } from "../sync/use-snapshot.ts";
import { words } from "../words/words.ts";

/** Marks a chat with a draft. Not shown for the open chat, where the draft itself is visible. */
export function DraftMark({ chatId }: { chatId: string }) {
  const { id } = useMe();
  const has = useSyncExternalStore(onDrafts, () => readDraft(id, chatId) !== "");
  if (!has) return null;
  return (
    <PencilLine
      role="img"
      aria-label={words.chats.draft}
      className="in-aria-[current=page]:hidden size-3.5 shrink-0 text-ink-faint"
      strokeWidth={1.8}
    />
  );
}
