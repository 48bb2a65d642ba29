import type { Row } from "./rows.ts";
import type { Start } from "./use-scroll.ts";

/** Where a chat opens: at the message in the URL, or else at the first unread one, or else at the end. */
export function startOf(rows: readonly Row[], messageId: string | undefined): Start {
  if (messageId && rows.some((row) => row.entry.id === messageId)) return { id: messageId, align: "center" };
  const firstNew = rows.find((row) => row.opensNew);
  return firstNew ? { id: firstNew.entry.id, align: "start" } : "end";
}
