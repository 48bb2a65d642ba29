import { useCallback, useState } from "react";

const key = "parley.formatting";

function read(): boolean {
  try {
    return localStorage.getItem(key) === "shown";
  } catch {
    return false;
  }
}

/** Whether the formatting row is there, as somebody left it in this browser. */
export function useFormattingShown(): [boolean, (shown: boolean) => void] {
  const [shown, setShown] = useState(read);
  const show = useCallback((next: boolean) => {
    setShown(next);
    try {
      localStorage.setItem(key, next ? "shown" : "hidden");
    } catch {
      // It lasts as long as the page.
    }
  }, []);
  return [shown, show];
}
