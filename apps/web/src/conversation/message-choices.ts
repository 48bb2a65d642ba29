import { Copy, Link2, type LucideIcon, Pencil, TextQuote, Trash2, Undo2 } from "lucide-react";
import { isDeleting } from "../sync/deletions.ts";
import { moreWords } from "../words/more.ts";
import { words } from "../words/words.ts";
import type { RowActions } from "./message-row.tsx";
import type { Entry } from "./rows.ts";

interface Choice {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly danger?: boolean;
  readonly act: () => void;
}

/** The actions for a message, in the order used everywhere. */
export function choicesFor(entry: Entry, actions: RowActions): readonly Choice[] {
  if (entry.deletedAt || entry.outgoing) return [];
  if (isDeleting(entry.id)) return [{ icon: Undo2, label: words.undo, act: () => actions.restore(entry) }];
  const edit = { icon: Pencil, label: moreWords.messages.edit, act: () => actions.edit(entry) };
  const remove = { icon: Trash2, label: moreWords.messages.delete, danger: true, act: () => actions.remove(entry) };
  const quote = { icon: TextQuote, label: moreWords.messages.quote, act: () => actions.quote(entry) };
  return [
    ...(actions.mayQuote(entry) ? [quote] : []),
    ...(actions.mayEdit(entry) ? [edit] : []),
    { icon: Copy, label: moreWords.messages.copyText, act: () => actions.copyText(entry) },
    { icon: Link2, label: moreWords.messages.copyLink, act: () => actions.copyLink(entry) },
    ...(actions.mayDelete(entry) ? [remove] : []),
  ];
}
