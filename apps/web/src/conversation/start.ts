import type { Row } from "./rows.ts";
import type { MessageStart, Start } from "./use-scroll.ts";

/**
 * Where a chat opens: at the message in the URL, or else where somebody who goes back to it has left it, or else at the first unread
 * message, or else at the end.
 */
export function startOf(rows: readonly Row[], messageId: string | undefined, back?: MessageStart): Start {
  const isThere = (id: string | undefined) => rows.some((row) => row.entry.id === id);
  if (messageId && isThere(messageId)) return { id: messageId, align: "center" };
  if (back && isThere(back.id)) return back;
  const firstNew = rows.find((row) => row.opensNew);
  return firstNew ? { id: firstNew.entry.id, align: "start" } : "end";
}
