import "../../styles.css";
import type { Chat, Message } from "@parley/client";
import { createRef, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { MessageList, type MessageListHandle } from "../message-list.tsx";
import type { RowActions } from "../message-row.tsx";
import { toRows } from "../rows.ts";
import { startOf } from "../start.ts";
import type { Start } from "../use-scroll.ts";
import { people } from "./sayings.ts";

interface SceneOptions {
  /** All messages of the chat. */
  readonly messages: readonly Message[];
  /** The initially loaded range, by `seq`: the first and the last. */
  readonly loaded: readonly [number, number];
  readonly newAfter?: number | null;
  readonly start?: Start;
  /** How many messages stay loaded when the range is trimmed, as in {@link useConversation}. */
  readonly keep?: number;
  readonly width?: number;
  readonly height?: number;
}

export const chat: Chat = {
  id: "chat",
  groupId: "group",
  kind: "channel",
  visibility: "open",
  name: "general",
  topic: "",
  createdBy: "id-of-Ana",
  createdAt: "2026-01-01T00:00:00.000Z",
  archivedAt: null,
  lastSeq: 0,
  lastRev: 0,
  readSeq: 0,
  unread: 0,
  mentions: [],
};

const actions: RowActions = {
  mayEdit: () => false,
  mayDelete: () => false,
  mayQuote: () => false,
  edit() {},
  stopEditing() {},
  save: async () => {},
  remove() {},
  quote() {},
  restore() {},
  openSheet() {},
  copyLink() {},
  copyText() {},
};

/** What a list needs besides messages, where nothing of it is used. */
export const still = {
  onRest() {},
  onJumpToDate() {},
  onJumpToLatest() {},
  actions,
  editing: null,
  pointed: null,
};
const [me] = people;

export const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));

/** Waits until nothing has moved for a while. */
export async function rest(scroller: Element): Promise<void> {
  const look = () => `${scroller.scrollTop} ${scroller.scrollHeight} ${scroller.querySelectorAll("article").length}`;
  for (let still = 0, before = look(); still < 6; ) {
    await frame();
    still = before === look() ? still + 1 : 0;
    before = look();
  }
}

/** A list in the document, whose pages load when the test says so. */
export function openList(options: SceneOptions) {
  const { newAfter = null, keep = Number.POSITIVE_INFINITY, width = 900, height = 700 } = options;
  let { messages } = options;
  let [first, last] = options.loaded;
  let atEnd = false;
  let above: ReactNode = null;
  const asked = { older: 0, newer: 0 };
  const box = document.createElement("div");
  box.style.cssText = `position:fixed;inset:0 auto auto 0;width:${width}px;height:${height}px;display:flex;flex-direction:column`;
  document.body.append(box);
  const root = createRoot(box);
  const list = createRef<MessageListHandle>();
  const loader = (which: "older" | "newer") => ({
    failed: false,
    retry() {},
    run() {
      asked[which]++;
    },
  });
  const [older, newer] = [loader("older"), loader("newer")];
  const onAtEnd = (now: boolean) => {
    atEnd = now;
  };

  function draw() {
    if (!me) throw new Error("There is no user.");
    const [hasOlder, hasNewer] = [first > 1, last < messages.length];
    const rows = toRows({ messages: messages.slice(first - 1, last), hasOlder, outgoing: [], newAfter, me });
    const start = options.start ?? startOf(rows, undefined);
    const more = { hasOlder, hasNewer, older, newer, onAtEnd, above, ...still };
    root.render(<MessageList ref={list} chat={chat} rows={rows} start={start} {...more} />);
  }
  draw();

  const scroller = () => box.querySelector("[role=log]") as HTMLElement;
  const topOf = (seq: number) => {
    const row = document.getElementById(`m-m${seq}`);
    return row ? row.getBoundingClientRect().top - scroller().getBoundingClientRect().top : undefined;
  };
  return {
    box,
    asked,
    scroller,
    list: () => list.current as MessageListHandle,
    loaded: () => [first, last] as const,
    isAtEnd: () => atEnd,
    /** The distance of a message from the upper edge of the list, in pixels. */
    topOf,
    /** The `seq` of the message nearest to the middle of the viewport. */
    middle() {
      const rows = [...box.querySelectorAll<HTMLElement>("article[id^=m-m]")];
      const aim = scroller().getBoundingClientRect().top + scroller().clientHeight / 2;
      const off = (row: HTMLElement) => Math.abs(row.getBoundingClientRect().top - aim);
      const nearest = rows.reduce((best, row) => (off(row) < off(best) ? row : best));
      return Number(nearest.id.slice(3));
    },
    /** A page of older messages arrives. */
    older(count = 50) {
      first = Math.max(1, first - count);
      if (last - first >= keep + 200) last = first + keep - 1;
      draw();
    },
    newer(count = 50) {
      last = Math.min(messages.length, last + count);
      if (last - first >= keep + 200) first = last - keep + 1;
      draw();
    },
    say(...said: readonly Message[]) {
      messages = [...messages, ...said];
      last = messages.length;
      draw();
    },
    putAbove(node: ReactNode) {
      above = node;
      draw();
    },
    change(seq: number, text: string) {
      messages = messages.map((message) => (message.seq === seq ? { ...message, text } : message));
      draw();
    },
    close() {
      root.unmount();
      box.remove();
    },
  };
}

export type Scene = ReturnType<typeof openList>;

/** The position of a message in every frame while something happens, so that a jump of a single frame shows too. */
export async function watch(scene: Scene, seq: number, during: () => Promise<void>): Promise<number[]> {
  const tops: number[] = [];
  let watching = true;
  const look = () => {
    if (!watching) return;
    tops.push(scene.topOf(seq) ?? Number.NaN);
    requestAnimationFrame(look);
  };
  look();
  await during();
  await rest(scene.scroller());
  watching = false;
  return tops;
}
