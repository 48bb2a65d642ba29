import { useEffect, useState } from "react";

/** A text once nobody has changed it for a moment: not every letter is worth a question. Empty at once. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), text === "" ? 0 : 150);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
