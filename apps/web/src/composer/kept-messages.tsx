import { useSyncExternalStore } from "react";
import { parley } from "../sync/parley.ts";
import { useChats } from "../sync/use-snapshot.ts";
import { moreWords } from "../words/more.ts";
import { KeptTexts } from "./kept-texts.tsx";

/**
 * The messages that were not stored before the person lost their chats. Nothing if there are none. Not only those to the chat that
 * was open: the others of a lost group have no page of their own any more.
 */
export function KeptMessages() {
  const { outbox } = parley();
  const all = useSyncExternalStore(outbox.subscribe, outbox.all);
  const chats = useChats();
  const kept = all.filter(({ chatId }) => chats.every(({ id }) => id !== chatId));
  if (kept.length === 0) return null;
  return (
    <KeptTexts
      label={moreWords.messages.unsent(kept.length)}
      texts={kept.map(({ text }) => text)}
      onDiscard={() => {
        for (const { id } of kept) outbox.discard(id);
      }}
    />
  );
}
