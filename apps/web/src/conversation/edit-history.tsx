import { Popover } from "@base-ui/react/popover";
import { type ReactElement, useState } from "react";
import { trpc } from "../trpc.ts";
import { cx } from "../ui/cx.ts";
import { ErrorNote } from "../ui/error-note.tsx";
import { floatClass } from "../ui/popup.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { fullTimeOf } from "../words/dates.ts";
import { moreWords } from "../words/more.ts";
import type { EditedMarkProps } from "./edited-mark.tsx";
import { MessageText } from "./message-text.tsx";
import type { Entry } from "./rows.ts";

export default function EditHistory({ entry, at, mark }: EditedMarkProps & { mark: ReactElement }) {
  // Created by a press, so it starts open.
  const [open, setOpen] = useState(true);
  return (
    <Popover.Root open={open} onOpenChange={(next) => setOpen(next)}>
      <Popover.Trigger render={mark} />
      <Popover.Portal>
        <Popover.Positioner align="start" side="top" sideOffset={6} collisionPadding={12} className="z-30">
          <Popover.Popup
            className={cx(
              floatClass,
              "flex max-h-[min(24rem,var(--available-height))] w-80 max-w-[calc(100vw-2rem)] flex-col",
            )}
          >
            <Popover.Title className="border-line border-b px-4 py-2.5 font-semibold text-sm">
              {moreWords.messages.history}
            </Popover.Title>
            <div className="overflow-y-auto px-4 py-3">{open && <Versions key={at} entry={entry} />}</div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Versions({ entry }: { entry: Entry }) {
  const { chatId } = entry;
  const history = trpc.messages.history.useQuery({ chatId, messageId: entry.id }, { staleTime: 0 });
  if (history.error) return <ErrorNote error={history.error} />;
  if (!history.data) return <Skeleton className="h-10 w-full" />;
  return (
    <ol className="flex flex-col gap-3">
      {history.data.versions.toReversed().map((version, index, all) => (
        <li key={version.createdAt}>
          <p className="text-ink-faint text-xs">
            {moreWords.messages.historyVersion(fullTimeOf(version.createdAt), index === all.length - 1)}
          </p>
          <div className="mt-0.5 text-sm">
            <MessageText text={version.text} />
          </div>
        </li>
      ))}
    </ol>
  );
}
