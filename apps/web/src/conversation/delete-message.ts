import { deleteSoon, takeBackDeletion, whenSettled } from "../sync/deletions.ts";
import { showToast } from "../ui/toasts.tsx";
import { words } from "../words/words.ts";
import type { Entry } from "./rows.ts";

/** Deletes a message, and offers to undo that for a while. The button that had the focus disappears, so the message gets it. */
export function deleteMessage(entry: Entry): void {
  deleteSoon(entry);
  document.getElementById(`m-${entry.id}`)?.focus({ preventScroll: true });
  const close = showToast(words.messages.deleted, { label: words.undo, act: () => restoreMessage(entry) });
  whenSettled(entry.id, close);
}

/** Undoes a deletion that was not sent yet. */
export function restoreMessage(entry: Entry): void {
  if (!takeBackDeletion(entry.id)) showToast(words.messages.undoTooLate);
  document.getElementById(`m-${entry.id}`)?.focus({ preventScroll: true });
}
