import { deleteSoon, takeBackDeletion, whenSettled } from "../sync/deletions.ts";
import { showToast } from "../ui/toasts.tsx";
import { words } from "../words/words.ts";
import type { Entry } from "./rows.ts";

/** Deletes a message, and offers for a while to take that back. The focus goes from what was pressed, which goes, to its place. */
export function deleteMessage(entry: Entry): void {
  deleteSoon(entry);
  document.getElementById(`m-${entry.id}`)?.focus({ preventScroll: true });
  const close = showToast(words.messages.deleted, { label: words.undo, act: () => restoreMessage(entry) });
  whenSettled(entry.id, close);
}

/** Takes a deletion back that was not sent yet. */
export function restoreMessage(entry: Entry): void {
  if (!takeBackDeletion(entry.id)) showToast(words.messages.undoTooLate);
  document.getElementById(`m-${entry.id}`)?.focus({ preventScroll: true });
}
