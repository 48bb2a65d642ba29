import { plainWords } from "../markdown/read.ts";
import { deleteSoon, takeBackDeletion, whenSettled } from "../sync/deletions.ts";
import { showToast } from "../ui/toasts.tsx";
import { isolated } from "../words/isolated.ts";
import { words } from "../words/words.ts";
import type { Entry } from "./rows.ts";

/** How much of a deleted message is quoted, in characters: enough to tell it from others. */
const quotedLength = 40;

/** Deletes a message, and offers to undo that for a while. The button that had the focus disappears, so the message gets it. */
export function deleteMessage(entry: Entry): void {
  deleteSoon(entry);
  document.getElementById(`m-${entry.id}`)?.focus({ preventScroll: true });
  const close = showToast(saysDeleted(entry), { label: words.undo, act: () => restoreMessage(entry) });
  whenSettled(entry.id, close);
}

/** Undoes a deletion that was not sent yet. */
export function restoreMessage(entry: Entry): void {
  if (!takeBackDeletion(entry.id)) showToast(words.messages.undoTooLate);
  document.getElementById(`m-${entry.id}`)?.focus({ preventScroll: true });
}

/** Says which message was deleted, by the beginning of its text. */
function saysDeleted({ text }: Entry): string {
  const said = plainWords(text ?? "");
  if (said === "") return words.messages.deleted;
  const start = [...said].slice(0, quotedLength).join("");
  return words.messages.deletedText(isolated(start === said ? said : `${start.trimEnd()}…`));
}
