import { Copy, Link2, Pencil, Trash2 } from "lucide-react";
import { IconButton } from "../ui/icon-button.tsx";
import { words } from "../words/words.ts";
import type { RowActions } from "./message-row.tsx";
import type { Entry } from "./rows.ts";

/**
 * What can be done with a message, over its upper corner; of one that is taller than the screen, over the corner of what
 * can be seen. For a finger it stands above the text that was tapped.
 */
export const MessageActions = ({ entry, actions }: { entry: Entry; actions: RowActions }) => (
  <div className="pointer-events-none absolute inset-e-3 -top-4 bottom-0 z-10 md:inset-e-5 pointer-coarse:-top-10">
    <div
      role="toolbar"
      aria-label={words.messages.actions(entry.user.name)}
      className="pointer-events-auto sticky top-2 flex rounded-lg bg-raised p-0.5 shadow-float pointer-coarse:top-10"
    >
      {actions.mayEdit(entry) && (
        <IconButton icon={Pencil} label={words.messages.edit} onClick={() => actions.edit(entry)} />
      )}
      <IconButton icon={Copy} label={words.messages.copyText} onClick={() => actions.copyText(entry)} />
      <IconButton icon={Link2} label={words.messages.copyLink} onClick={() => actions.copyLink(entry)} />
      {actions.mayDelete(entry) && (
        <IconButton icon={Trash2} label={words.messages.delete} danger onClick={() => actions.remove(entry)} />
      )}
    </div>
  </div>
);
