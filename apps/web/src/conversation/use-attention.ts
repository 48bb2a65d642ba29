import { useCallback, useMemo, useRef, useState } from "react";
import type { Attention } from "./message-row.tsx";

/** Which message shows its actions: the one under the pointer, or else the one with the keyboard focus. */
export function useAttention() {
  const [pointed, setPointed] = useState<string | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [last, setLast] = useState<string | null>(null);
  const under = useRef<string | null>(null);
  const moving = useRef(false);

  const attention = useMemo(
    (): Attention => ({
      point(id) {
        under.current = id;
        // The actions of every message that passes under the pointer would make the scrolling stutter.
        if (id === null || !moving.current) setPointed(id);
      },
      focus(id, byKeyboard) {
        setFocused(byKeyboard ? id : null);
        if (id) setLast(id);
      },
    }),
    [],
  );
  const onScroll = useCallback(() => {
    moving.current = true;
  }, []);
  const onScrollEnd = useCallback(() => {
    moving.current = false;
    setPointed(under.current);
  }, []);
  /** `last` had the focus most recently, whether or not it still has. */
  return { active: pointed ?? focused, last, attention, onScroll, onScrollEnd };
}
