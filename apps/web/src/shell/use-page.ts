import { useEffect } from "react";
import { useUnreadTotals } from "../sync/unread.ts";
import { focusNewPage } from "../ui/focus-page.ts";
import { useUsable } from "../ui/usable.ts";
import { words } from "../words/words.ts";
import { showInFavicon } from "./favicon.ts";

/**
 * Sets the page title, prefixed with the number of unread messages, and the dot on the favicon. `ready` says whether the page has
 * its content.
 */
export function usePage(title: string, ready = true): void {
  const { unread, mentions } = useUnreadTotals();
  // Muted chats do not count, but mentions in them do.
  const count = Math.max(unread, mentions);
  useUsable(ready);
  useEffect(focusNewPage, []);
  useEffect(() => {
    document.title = `${count > 0 ? `(${count}) ` : ""}${title} · ${words.product}`;
  }, [title, count]);
  const waiting = mentions > 0 ? "mention" : count > 0 ? "unread" : "nothing";
  useEffect(() => showInFavicon(waiting), [waiting]);
}
