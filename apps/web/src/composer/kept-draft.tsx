import { useSyncExternalStore } from "react";
import { useMe } from "../sync/use-snapshot.ts";
import { words } from "../words/words.ts";
import { onDrafts, readDraft, writeDraft } from "./drafts.ts";
import { KeptTexts } from "./kept-texts.tsx";

/** The draft for a chat in which the person can no longer write. Nothing if there is none. */
export function KeptDraft({ chatId }: { chatId: string }) {
  const me = useMe();
  const text = useSyncExternalStore(onDrafts, () => readDraft(me.id, chatId));
  return text && <KeptTexts label={words.chats.draft} texts={[text]} onDiscard={() => writeDraft(me.id, chatId, "")} />;
}
