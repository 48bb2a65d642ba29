import { Trash2 } from "lucide-react";
import { memo } from "react";
import { useIsDeleting } from "../sync/deletions.ts";
import { cx } from "../ui/cx.ts";
import { words } from "../words/words.ts";
import { EditedMark } from "./edited-mark.tsx";
import { MessageText } from "./message-text.tsx";
import type { Entry } from "./rows.ts";

/** The content of a message. */
export const MessageBody = memo(function MessageBody({ entry }: { entry: Entry }) {
  const deleting = useIsDeleting(entry.id);
  if (deleting || entry.deletedAt || entry.text === null) {
    return (
      <p className="flex items-center gap-1.5 text-ink-faint italic">
        <Trash2 aria-hidden className="size-3.5" />
        {words.messages.deleted}
      </p>
    );
  }
  return (
    <div className={cx("w-fit max-w-[min(48rem,100%)]", entry.outgoing && "text-ink-faint")}>
      <MessageText
        text={entry.text}
        mentions={entry.mentions}
        after={entry.editedAt && <EditedMark entry={entry} at={entry.editedAt} />}
      />
    </div>
  );
});
