import { useRef } from "react";

/** What was last known of something with this id, also when it is no longer there. */
export function useLast<Known extends { id: string }>(id: string, known: Known | undefined): Known | undefined {
  const last = useRef(known);
  if (known || last.current?.id !== id) last.current = known;
  return last.current;
}
