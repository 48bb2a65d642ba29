import { useSyncExternalStore } from "react";

/** From this width there is room for more than one pane; the same as Tailwind's `md:`. */
const wide = matchMedia("(min-width: 48rem)");

export const isWide = (): boolean => wide.matches;

/** Whether the list of chats is shown beside the open page. */
export function useWide(): boolean {
  return useSyncExternalStore((listener) => {
    wide.addEventListener("change", listener);
    return () => wide.removeEventListener("change", listener);
  }, isWide);
}
