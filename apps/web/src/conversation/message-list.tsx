import type { Chat } from "@parley/client";
import { ChevronDown } from "lucide-react";
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from "react";
import { Virtualizer, type VirtualizerHandle } from "virtua";
import { afterPaint } from "../ui/after-paint.ts";
import { cx } from "../ui/cx.ts";
import { dayOf } from "../words/dates.ts";
import { words } from "../words/words.ts";
import { Beginning, beginningHeight, LoadFailed } from "./beginning.tsx";
import { knownHeights, rememberHeights, rowsAtEnd } from "./heights.ts";
import { JumpToDate, type Moment } from "./jump-to-date.tsx";
import { MessagePlace } from "./message-place.tsx";
import { MessageRow, type RowActions } from "./message-row.tsx";
import { leaveAt } from "./reading-places.ts";
import type { Row } from "./rows.ts";
import { useStaged } from "./staging.ts";
import { focusSoon } from "./use-arrival.ts";
import { useAttention } from "./use-attention.ts";
import { useListKeys } from "./use-list-keys.ts";
import type { Loader } from "./use-one-at-a-time.ts";
import { useReport } from "./use-report.ts";
import { type Start, useScroll } from "./use-scroll.ts";

export interface MessageListHandle {
  toEnd(): void;
  /** @returns false when the message is not loaded. */
  toMessage(id: string, align: "start" | "center"): boolean;
}

interface MessageListProps {
  chat: Chat;
  rows: readonly Row[];
  start: Start;
  hasOlder: boolean;
  hasNewer: boolean;
  older: Loader;
  newer: Loader;
  onAtEnd: (atEnd: boolean) => void;
  /** Called when nobody has scrolled for a while, with the message in view. */
  onRest: (seenId: string | null) => void;
  onJumpToDate: (to: Moment) => void;
  onJumpToLatest: () => void;
  actions: RowActions;
  editing: string | null;
  /** A message to highlight. */
  pointed: string | null;
  /** Shown above the beginning, only while the messages leave room for it. */
  above?: ReactNode;
  ref: Ref<MessageListHandle>;
}

/**
 * Rows within this many pixels outside the viewport are rendered and measured: a row that scrolls into view before its height is
 * known would push the others. A larger value would put too many rows into the document on a tall screen.
 */
const ahead = 400;

/** The messages of a chat. Only those in or near the viewport are in the document. */
export function MessageList(props: MessageListProps) {
  const { chat, start, hasOlder, hasNewer, older, newer, actions, editing, pointed } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const { rows, shift } = useStaged(props.rows, () => isMeasured(scroller.current));
  const { last, active, attention, onScroll, onScrollEnd } = useAttention();

  const [heights] = useState(() => knownHeights(chat.id, rows));
  // Drawn at once: the list itself draws nothing until the browser has laid it out, which would then do it all over again.
  const [first, setFirst] = useState(() => (start === "end" ? rowsAtEnd(chat.id, rows.length) : null));
  useEffect(() => afterPaint(() => setFirst(null)), []);

  const reachesEnd = !hasNewer;
  const scroll = useScroll({
    scroller,
    content,
    list,
    rows,
    start,
    reachesEnd,
    onNearStart: older.run,
    onNearEnd: newer.run,
    onRest: props.onRest,
  });
  useReport(scroll.atEnd, props.onAtEnd);
  const { width, here } = scroll;
  const rowsNow = useRef(rows);
  rowsNow.current = rows;
  useLayoutEffect(
    () => () => {
      leaveAt(chat.id, here());
      if (list.current) rememberHeights(list.current, { chatId: chat.id, rows: rowsNow.current, width: width.current });
    },
    [chat.id, width, here],
  );
  useImperativeHandle(props.ref, () => ({
    toEnd: scroll.toEnd,
    toMessage: scroll.toRow,
  }));

  // One message is a tab stop: the last that had the focus, or else the last visible one. Only the former stays in the document
  // when it is out of view. It is already measured: a height first measured just after older messages were added would be
  // attributed to them, and move everything.
  const indexOf = (id: string | null) => (id === null ? -1 : rows.findIndex((row) => row.entry.id === id));
  const focusedIndex = indexOf(last);
  const seenIndex = scroll.atEnd ? rows.length - 1 : indexOf(scroll.sight.bottom);
  const current = focusedIndex < 0 ? seenIndex : focusedIndex;
  const kept = focusedIndex < 0 ? [] : [focusedIndex];

  const goTo = (index: number) => {
    const id = rows[index]?.entry.id;
    if (!id) return;
    scroll.toRow(id, "nearest");
    focusSoon(id);
  };
  const onKeyDown = useListKeys({
    rows,
    actions,
    step: (by) => goTo(current + by),
    toEnd() {
      if (hasNewer) return props.onJumpToLatest();
      scroll.toEnd();
      focusSoon(rows.at(-1)?.entry.id);
    },
  });

  const top = scroll.atEnd ? undefined : rows.find((row) => row.entry.id === scroll.sight.top)?.entry;

  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      {top && <FloatingDay at={top.createdAt} hidden={scroll.sight.dayAtTop} onJump={props.onJumpToDate} />}
      <div
        ref={scroller}
        role="log"
        // Rows come and go while scrolling; the Announcer announces new messages.
        aria-live="off"
        aria-label={words.messages.log(chat.name)}
        onScroll={scroll.onScroll}
        onKeyDown={onKeyDown}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain [overflow-anchor:none]"
      >
        <div
          ref={content}
          className={cx(
            "flex min-h-full flex-col justify-end pb-4",
            // What is above a short chat moves when its rows turn out to be higher than estimated. Nobody sees it, but browsers count it.
            rows.length > 0 && "not-has-[.measured]:invisible",
          )}
        >
          {props.above && <SpareRoom>{props.above}</SpareRoom>}
          <Beginning
            chat={chat}
            hasOlder={hasOlder}
            isEmpty={rows.length === 0}
            olderFailed={older.failed}
            retryOlder={older.retry}
          />
          <Virtualizer
            {...heights}
            ref={list}
            data={rows}
            shift={shift}
            scrollRef={scroller}
            startMargin={beginningHeight}
            keepMounted={first ?? kept}
            item={MessagePlace}
            bufferSize={ahead}
            onScroll={onScroll}
            onScrollEnd={onScrollEnd}
          >
            {(row, index) => (
              <MessageRow
                key={row.entry.id}
                row={row}
                actions={actions}
                inTabOrder={index === current}
                isActive={active === row.entry.id}
                attention={attention}
                isEditing={editing === row.entry.id}
                isPointed={pointed === row.entry.id}
              />
            )}
          </Virtualizer>
          {hasNewer && newer.failed && <LoadFailed text={words.messages.newerFailed} retry={newer.retry} />}
        </div>
      </div>
    </div>
  );
}

/** What a short chat leaves free. As it takes no other room, nothing moves when its content comes or goes. */
const SpareRoom = ({ children }: { children: ReactNode }) => (
  <div className="min-h-0 grow basis-0 [container-type:size]">
    <div className="hidden max-h-full flex-col [@container_(height>=10rem)]:flex">{children}</div>
  </div>
);

/** Whether every visible row, and every row below, is measured. The list hides a row until then. */
function isMeasured(scroller: HTMLElement | null): boolean {
  const edge = scroller?.getBoundingClientRect().top ?? 0;
  const hidden = scroller?.querySelectorAll("[style*='visibility: hidden']") ?? [];
  return [...hidden].every((row) => row.getBoundingClientRect().bottom <= edge);
}

interface FloatingDayProps {
  at: string;
  /** Whether a day line is in its place. */
  hidden: boolean;
  onJump: (to: Moment) => void;
}

/** The day in view, when its day line is far away. Pressing it jumps to other days. */
const FloatingDay = ({ at, hidden, onJump }: FloatingDayProps) => (
  <div
    className={cx(
      "pointer-events-none absolute inset-x-0 top-2 z-10 flex justify-center",
      // Kept mounted for its focus and its popup.
      hidden && "not-has-focus-visible:not-has-data-popup-open:opacity-0",
    )}
  >
    <JumpToDate
      align="center"
      onJump={onJump}
      trigger={
        <button
          type="button"
          aria-label={words.messages.jumpFrom(dayOf(at))}
          className={cx(
            "flex h-6 min-w-56 items-center justify-center rounded-full bg-raised ps-3 pe-2 font-medium text-ink-soft text-xs shadow-float transition-colors hover:text-ink data-popup-open:text-ink pointer-coarse:h-9",
            !hidden && "pointer-events-auto",
          )}
        >
          {/* Remounted for each day, so that nothing in it moves. */}
          <span key={dayOf(at)} className="flex items-center gap-1">
            {dayOf(at)}
            <ChevronDown aria-hidden className="size-3.5" />
          </span>
        </button>
      }
    />
  </div>
);
