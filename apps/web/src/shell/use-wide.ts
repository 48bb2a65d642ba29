import { useSyncExternalStore } from "react";

/** From here on there is room for more than one pane; the same as the `md:` of the styles. */
const wide = matchMedia("(min-width: 48rem)");

export const isWide = (): boolean => wide.matches;

/** Whether the list of chats stands beside what is open. */
export function useWide(): boolean {
  return useSyncExternalStore((listener) => {
    wide.addEventListener("change", listener);
    return () => wide.removeEventListener("change", listener);
  }, isWide);
}
