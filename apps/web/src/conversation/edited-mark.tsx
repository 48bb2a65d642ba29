import { lazy, Suspense, useState } from "react";
import { untilLoaded } from "../ui/usable.ts";
import { fullTimeOf } from "../words/dates.ts";
import { words } from "../words/words.ts";
import type { Entry } from "./rows.ts";

const EditHistory = lazy(() => untilLoaded(() => import("./edit-history.tsx")));

export interface EditedMarkProps {
  entry: Entry;
  /** When it was last edited. */
  at: string;
}

/** Marks a message as edited, and opens its edit history. */
export function EditedMark(props: EditedMarkProps) {
  const [asked, setAsked] = useState(false);
  const mark = (
    <button
      type="button"
      title={words.messages.editedAt(fullTimeOf(props.at))}
      onClick={() => setAsked(true)}
      className="ms-1.5 select-none rounded-sm text-ink-faint text-xs hover:text-ink hover:underline"
    >
      ({words.messages.edited})
    </button>
  );
  if (!asked) return mark;
  return (
    <Suspense fallback={mark}>
      <EditHistory {...props} mark={mark} />
    </Suspense>
  );
}
