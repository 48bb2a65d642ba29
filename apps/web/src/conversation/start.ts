import type { Row } from "./rows.ts";
import type { Start } from "./use-scroll.ts";

/** Where a chat opens: at the first unread message, else at the end. */
export function startOf(rows: readonly Row[]): Start {
  const firstNew = rows.find((row) => row.opensNew);
  return firstNew ? { id: firstNew.entry.id, align: "start" } : "end";
}
