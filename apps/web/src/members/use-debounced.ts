import { useEffect, useState } from "react";

/** The text once it has been unchanged for 150 ms, so that not every keystroke starts a search. Clearing it takes effect at once. */
export function useDebounced(text: string): string {
  const [debounced, setDebounced] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setDebounced(text), text === "" ? 0 : 150);
    return () => clearTimeout(timer);
  }, [text]);
  return debounced;
}
