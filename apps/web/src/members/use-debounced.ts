import { useEffect, useState } from "react";

/** The text once it has not changed for 150 ms, so that not every letter is searched for. An emptied text counts at once. */
export function useDebounced(text: string): string {
  const [debounced, setDebounced] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setDebounced(text), text === "" ? 0 : 150);
    return () => clearTimeout(timer);
  }, [text]);
  return debounced;
}
