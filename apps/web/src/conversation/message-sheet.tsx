import { useRef } from "react";
import { cx } from "../ui/cx.ts";
import { Dialog } from "../ui/dialog.tsx";
import { useWayBack } from "../ui/use-way-back.ts";
import { timeOf } from "../words/dates.ts";
import { isolated } from "../words/isolated.ts";
import { words } from "../words/words.ts";
import { choicesFor } from "./message-choices.ts";
import type { RowActions } from "./message-row.tsx";
import type { Entry } from "./rows.ts";

interface MessageSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The message that was long-pressed; kept while the sheet closes. */
  entry: Entry;
  actions: RowActions;
}

/** The actions of a message on a touch screen, at the bottom, near the thumb. */
export default function MessageSheet({ open, onOpenChange, entry, actions }: MessageSheetProps) {
  // Performed once the sheet has closed, so that it does not cover the result.
  const chosen = useRef<(() => void) | null>(null);
  useWayBack(open, () => onOpenChange(false));
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      onClosed={() => {
        chosen.current?.();
        chosen.current = null;
      }}
      // Back to the message, or to its editor if it is being edited now.
      finalFocus={() => {
        const row = document.getElementById(`m-${entry.id}`);
        return row?.querySelector("textarea") ?? row;
      }}
      title={words.messages.by(isolated(entry.user.name), timeOf(entry.createdAt))}
      description={
        <span dir="auto" className="wrap-anywhere line-clamp-2">
          {entry.text}
        </span>
      }
    >
      <div className="-mx-2 flex flex-col">
        {choicesFor(entry, actions).map(({ icon: Icon, label, danger = false, act }) => (
          <button
            key={label}
            type="button"
            onClick={() => {
              chosen.current = act;
              onOpenChange(false);
            }}
            className={cx(
              "flex min-h-12 items-center gap-3 rounded-lg px-3 text-start hover:bg-hover active:bg-pressed",
              danger && "text-danger-ink",
            )}
          >
            <Icon aria-hidden className="size-5 shrink-0" strokeWidth={1.8} />
            {label}
          </button>
        ))}
      </div>
    </Dialog>
  );
}
