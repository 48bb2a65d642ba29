import { useIsDeleting } from "../sync/deletions.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { moreWords } from "../words/more.ts";
import { choicesFor } from "./message-choices.ts";
import type { RowActions } from "./message-row.tsx";
import type { Entry } from "./rows.ts";

/**
 * The actions of a message, over its top corner or, if it is taller than the screen, over the corner of its visible part.
 * Sticky positioning ignores transforms, so it must be told how far a transform has moved the row.
 */
export default function MessageActions({ entry, actions }: { entry: Entry; actions: RowActions }) {
  // The available actions depend on it.
  useIsDeleting(entry.id);
  return (
    <div className="pointer-events-none absolute inset-e-3 -top-4 bottom-0 z-10 md:inset-e-5">
      <div
        role="toolbar"
        aria-label={moreWords.messages.actions(entry.user.name)}
        className="pointer-events-auto sticky top-[calc(0.5rem_-_var(--row-moved))] flex rounded-lg bg-raised p-0.5 shadow-float"
      >
        {choicesFor(entry, actions).map(({ icon, label, danger = false, act }) => (
          <IconButton key={label} icon={icon} label={label} danger={danger} onClick={act} />
        ))}
      </div>
    </div>
  );
}
