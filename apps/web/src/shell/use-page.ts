import { useEffect } from "react";
import { useUnreadTotals } from "../sync/unread.ts";
import { focusNewPage } from "../ui/focus-page.ts";
import { useUsable } from "../ui/usable.ts";
import { words } from "../words/words.ts";
import { showInFavicon } from "./favicon.ts";

/**
 * Names the page in the browser's tab, with the number of unread messages in front and a dot on the mark. `ready` says
 * whether it shows what it is for.
 */
export function usePage(title: string, ready = true): void {
  const { unread, mentions } = useUnreadTotals();
  // A muted chat is not counted, but a mention in it is.
  const count = Math.max(unread, mentions);
  useUsable(ready);
  useEffect(focusNewPage, []);
  useEffect(() => {
    document.title = `${count > 0 ? `(${count}) ` : ""}${title} · ${words.product}`;
  }, [title, count]);
  const waiting = mentions > 0 ? "mention" : count > 0 ? "unread" : "nothing";
  useEffect(() => showInFavicon(waiting), [waiting]);
}
