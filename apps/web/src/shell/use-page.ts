import { useEffect } from "react";
import { useUnreadTotals } from "../sync/unread.ts";
import { focusNewPage } from "../ui/focus-page.ts";
import { useUsable } from "../ui/usable.ts";
import { words } from "../words/words.ts";
import { showInFavicon } from "./favicon.ts";

/**
 * Sets the page title, prefixed with the number of unread messages for the person, or with a dot for others, and the dot on the
 * favicon. `ready` says whether the page has its content.
 */
export function usePage(title: string, ready = true): void {
  const { unread, mentions } = useUnreadTotals();
  const waiting = mentions > 0 ? "mention" : unread > 0 ? "unread" : "nothing";
  const prefix = { mention: `(${mentions}) `, unread: "• ", nothing: "" }[waiting];
  useUsable(ready);
  useEffect(focusNewPage, []);
  useEffect(() => {
    document.title = `${prefix}${title} · ${words.product}`;
  }, [title, prefix]);
  useEffect(() => showInFavicon(waiting), [waiting]);
}
