import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { MessageListHandle } from "./message-list.tsx";

/** How long a message stays highlighted, in milliseconds: longer than the highlight takes to fade. */
const markedMs = 3_000;
/** How many frames to wait for a message to be in the document, which is when its surroundings are measured. */
const patience = 40;

/**
 * Goes to a message: scrolls to it, focuses it, so that the keyboard continues from there, and highlights it for a moment.
 */
export function useArrival(list: RefObject<MessageListHandle | null>) {
  const [marked, setMarked] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const mark = useCallback((id: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setMarked(null), markedMs);
    setMarked(id);
    focusSoon(id);
  }, []);
  /** @returns false when the message is not loaded. */
  const arrive = useCallback(
    (id: string, align: "start" | "center" = "center") => {
      if (!list.current?.toMessage(id, align)) return false;
      mark(id);
      return true;
    },
    [list, mark],
  );
  return { marked, mark, arrive };
}

/** Moves the focus to a message as soon as it is in the document. */
export function focusSoon(id: string | undefined, frames = patience): void {
  requestAnimationFrame(() => {
    const row = document.getElementById(`m-${id}`);
    if (row) row.focus({ preventScroll: true });
    else if (frames > 0) focusSoon(id, frames - 1);
  });
}
