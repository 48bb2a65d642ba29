import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { VirtualizerHandle } from "virtua";
import { beginningHeight } from "./beginning.tsx";
import type { Row } from "./rows.ts";
import { useWhoScrolls } from "./use-who-scrolls.ts";

/** A message at which a list starts. `offset`: how far it is scrolled, in pixels, so that it is exactly where it was. */
export interface MessageStart {
  id: string;
  align: "start" | "center";
  offset?: number;
}

/** Where a list starts: at its end, or at a message. */
export type Start = "end" | MessageStart;

/** Within this many pixels of the end, the list counts as being at the end. */
const slack = 24;
/** Within this many pixels of the edge of the loaded part, more is fetched: about two screens, so that nobody waits. */
const reach = 1_600;
/** A row counts as visible when this many pixels of it are. */
const edge = 30;

/** The position of a day line's text within its row, and of the floating day within the list, in pixels. */
const dayWords = { top: 20, bottom: 36 };
const floatingDay = { top: 4, bottom: 48 };

/** Which messages are visible: the one at the top edge, and the last whose beginning is visible. */
export interface Sight {
  readonly top: string | null;
  readonly bottom: string | null;
  /** Whether a day line is where the floating day would be. */
  readonly dayAtTop: boolean;
}

const nothing: Sight = { top: null, bottom: null, dayAtTop: false };

interface ScrollOptions {
  scroller: RefObject<HTMLElement | null>;
  content: RefObject<HTMLElement | null>;
  list: RefObject<VirtualizerHandle | null>;
  rows: readonly Row[];
  start: Start;
  /** Whether the loaded part reaches the end of the chat; only then can the list stay at the end. */
  reachesEnd: boolean;
  onNearStart: () => void;
  onNearEnd: () => void;
  /** Called when nobody has scrolled for a while, with the message in view. */
  onRest: (seenId: string | null) => void;
}

/** Longer than the pauses between the strokes of somebody who is scrolling, in milliseconds. */
const restMs = 1_000;

/**
 * The scroll position of the list: starts where it should, stays at the end while content grows, and loads more before an edge
 * becomes visible.
 */
export function useScroll(options: ScrollOptions) {
  const { scroller, content, list, rows, start, reachesEnd, onNearStart, onNearEnd, onRest } = options;
  const [atEnd, setAtEnd] = useState(start === "end");
  const pinned = useRef(start === "end");
  const settled = useRef(false);
  const rowsNow = useRef(rows);
  rowsNow.current = rows;
  const lastTop = useRef(0);
  const width = useRef(0);
  const restTimer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [sight, setSight] = useState(nothing);
  const { stir, isPerson } = useWhoScrolls(scroller);

  const toEnd = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    pinned.current = true;
    element.scrollTop = element.scrollHeight;
  }, [scroller]);

  const toRow = useCallback(
    (id: string, align: "start" | "center" | "nearest", offset?: number) => {
      const index = rows.findIndex((row) => row.entry.id === id);
      if (index < 0) return false;
      pinned.current = false;
      // Keeps the line above the first unread message visible, and some read messages; above the first message, the beginning.
      const above = index === 0 ? beginningHeight : 96;
      list.current?.scrollToIndex(index, { align, offset: offset ?? (align === "start" ? -above : 0) });
      return true;
    },
    [list, rows],
  );

  /** Where a list starts that shows the same; undefined at the end. */
  const here = useCallback((): MessageStart | undefined => {
    const { current } = list;
    if (!current || pinned.current) return;
    const index = current.findItemIndex(current.scrollOffset);
    const row = rowsNow.current[index];
    const offset = current.scrollOffset - beginningHeight - current.getItemOffset(index);
    return row && { id: row.entry.id, align: "start", offset };
  }, [list]);

  const look = useCallback(() => {
    const element = scroller.current;
    if (!element?.clientHeight) return;
    const { scrollTop, scrollHeight, clientHeight } = element;
    const left = scrollHeight - scrollTop - clientHeight;
    // Only a person scrolling up leaves the end; content that grows below does not, nor does the list correcting its position.
    if (!reachesEnd) pinned.current = false;
    else if (left <= slack) pinned.current = true;
    else if (scrollTop < lastTop.current - 1 && isPerson()) pinned.current = false;
    lastTop.current = scrollTop;
    setAtEnd(pinned.current);
    const idAt = (offset: number) => rowsNow.current[list.current?.findItemIndex(offset) ?? -1]?.entry.id ?? null;
    const top = scrollTop > beginningHeight ? idAt(scrollTop) : null;
    const bottom = idAt(scrollTop + clientHeight - edge);
    const dayAtTop = list.current !== null && isDayAtTop(list.current, rowsNow.current, scrollTop);
    setSight((before) =>
      before.top === top && before.bottom === bottom && before.dayAtTop === dayAtTop
        ? before
        : { top, bottom, dayAtTop },
    );
    if (!settled.current) return;
    clearTimeout(restTimer.current);
    restTimer.current = setTimeout(() => onRest(top ?? bottom), restMs);
    if (scrollTop < reach) onNearStart();
    if (left < reach) onNearEnd();
  }, [scroller, list, reachesEnd, onNearStart, onNearEnd, onRest, isPerson]);
  useEffect(() => () => clearTimeout(restTimer.current), []);

  useLayoutEffect(stir, [rows, stir]);

  useLayoutEffect(() => {
    if (settled.current || rows.length === 0) return;
    if (start === "end") toEnd();
    else toRow(start.id, start.align, start.offset);
    // If the first page does not fill the screen, it loads another once it has been measured.
    const frame = requestAnimationFrame(() => {
      settled.current = true;
      look();
    });
    return () => cancelAnimationFrame(frame);
  }, [start, rows.length, toEnd, toRow, look]);

  useEffect(() => {
    const element = scroller.current;
    if (!element || !content.current) return;
    const observer = new ResizeObserver(() => {
      width.current = element.clientWidth;
      stir();
      if (pinned.current) toEnd();
      look();
    });
    observer.observe(element);
    observer.observe(content.current);
    return () => observer.disconnect();
  }, [scroller, content, stir, toEnd, look]);

  return { atEnd, sight, width, toEnd, toRow, here, onScroll: look };
}

function isDayAtTop(list: VirtualizerHandle, rows: readonly Row[], scrollTop: number): boolean {
  for (let index = list.findItemIndex(scrollTop); index < rows.length; index++) {
    const top = beginningHeight + list.getItemOffset(index) - scrollTop;
    if (top + dayWords.top > floatingDay.bottom) return false;
    if (rows[index]?.opensDay && top + dayWords.bottom > floatingDay.top) return true;
  }
  return false;
}
