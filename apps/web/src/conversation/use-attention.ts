import { useMemo, useState } from "react";
import type { Attention } from "./message-row.tsx";

/** Which message shows its actions: the one under the pointer, or else the one with the keyboard focus. */
export function useAttention() {
  const [pointed, setPointed] = useState<string | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [last, setLast] = useState<string | null>(null);

  const attention = useMemo(
    (): Attention => ({
      point: setPointed,
      focus(id, byKeyboard) {
        setFocused(byKeyboard ? id : null);
        if (id) setLast(id);
      },
    }),
    [],
  );
  /** `last` had the focus most recently, whether or not it still has. */
  return { active: pointed ?? focused, last, attention };
}
