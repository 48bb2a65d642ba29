import { useCallback, useState } from "react";
import { pageStorage } from "../page-storage.ts";

const key = "parley.formatting";

const read = (): boolean => pageStorage.getItem(key) === "shown";

/** Whether the formatting toolbar is shown, as last set in this browser. */
export function useFormattingShown(): [boolean, (shown: boolean) => void] {
  const [shown, setShown] = useState(read);
  const show = useCallback((next: boolean) => {
    setShown(next);
    pageStorage.setItem(key, next ? "shown" : "hidden");
  }, []);
  return [shown, show];
}
