import type { CacheSnapshot, VirtualizerHandle } from "virtua";
import { beginningHeight } from "./beginning.tsx";
import type { Row } from "./rows.ts";

/*
 * What is known of the heights of rows before they are drawn. Rows of unknown height are drawn out of sight, measured, and placed:
 * a chat that is opened again, with rows that are as they were, is spared that.
 */

interface Left {
  /** Of the list when it was left, in pixels. Rows are as high as they were only in one that is as wide. */
  readonly width: number;
  readonly firstId: string;
  readonly heights: CacheSnapshot;
  /** How many rows are in view at the end. */
  readonly atEnd: number;
}

/** As many chats as somebody goes through in a day. */
const kept = 50;
/** The one that was left last stands at the end. */
const lists = new Map<string, Left>();
let lastWidth: number | undefined;
let usual: number | undefined;
let usualAtEnd = 0;

/**
 * For the list of a chat. Heights that have changed meanwhile are measured before anything is painted, as those of all rows are
 * that are drawn.
 *
 * Where nothing is known of the chat, `itemSize` says how high a row was in the list that was left last. A list that knew nothing
 * would take its rows for lower than they are, and draw twice as many as there is room for, out of sight, only to measure them.
 */
export function knownHeights(
  chatId: string,
  rows: readonly Row[],
): { cache: CacheSnapshot } | { itemSize: number } | null {
  const left = lists.get(chatId);
  if (left && left.width === lastWidth && left.firstId === rows[0]?.entry.id) return { cache: left.heights };
  return usual === undefined ? null : { itemSize: usual };
}

/** The rows that are in view at the end of a list which is as high as the one that was left last. */
export function rowsAtEnd(chatId: string, count: number): number[] {
  const inView = Math.min(count, lists.get(chatId)?.atEnd ?? usualAtEnd);
  return Array.from({ length: inView }, (_, index) => count - inView + index);
}

/** When a list goes. */
export function rememberHeights(
  list: VirtualizerHandle,
  of: { chatId: string; rows: readonly Row[]; width: number },
): void {
  const { chatId, rows, width } = of;
  const [first] = rows;
  if (!first) return;
  lastWidth = width;
  // Whole: the browser scrolls by whole pixels, and a place that is none would have to be made up for.
  usual = Math.round(list.scrollSize / rows.length);
  const atEnd = rows.length - list.findItemIndex(beginningHeight + list.scrollSize - list.viewportSize);
  usualAtEnd = Math.ceil(list.viewportSize / usual);
  lists.delete(chatId);
  lists.set(chatId, { width, firstId: first.entry.id, heights: list.cache, atEnd });
  for (const oldest of lists.keys()) {
    if (lists.size <= kept) break;
    lists.delete(oldest);
  }
}
