import { useEffect } from "react";
import { useUnreadTotal } from "../sync/unread.ts";
import { words } from "../words/words.ts";

/** Names the page in the browser's tab, with the number of unread messages in front. */
export function usePageTitle(title: string): void {
  const unread = useUnreadTotal();
  useEffect(() => {
    document.title = `${unread > 0 ? `(${unread}) ` : ""}${title} · ${words.product}`;
  }, [title, unread]);
}
