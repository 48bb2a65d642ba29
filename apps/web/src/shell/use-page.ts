import { useEffect } from "react";
import { useUnreadTotal } from "../sync/unread.ts";
import { useUsable } from "../ui/usable.ts";
import { words } from "../words/words.ts";
import { showInFavicon } from "./favicon.ts";

/**
 * Names the page in the browser's tab, with the number of unread messages in front and a dot on the mark. `ready` says
 * whether it shows what it is for.
 */
export function usePage(title: string, ready = true): void {
  const unread = useUnreadTotal();
  useUsable(ready);
  useEffect(() => {
    document.title = `${unread > 0 ? `(${unread}) ` : ""}${title} · ${words.product}`;
  }, [title, unread]);
  useEffect(() => showInFavicon(unread > 0 ? "unread" : "nothing"), [unread]);
}
