import type { Timeline } from "@parley/client";
import { useEffect, useRef } from "react";
import { showToast } from "../ui/toasts.tsx";
import { sentenceOf } from "../words/errors.ts";
import type { Moment } from "./jump-to-date.tsx";
import type { useArrival } from "./use-arrival.ts";
import type { useConversation } from "./use-conversation.ts";
import type { Start } from "./use-scroll.ts";

interface JumpOptions {
  talk: ReturnType<typeof useConversation>;
  arrival: Pick<ReturnType<typeof useArrival>, "arrive" | "mark">;
  toLatest: () => void;
}

/** Goes to the first message of a day or of the chat, or to the latest when there is none since. */
export function useJumpToDate({ talk, arrival, toLatest }: JumpOptions): (to: Moment) => void {
  const latestWish = useRef(0);
  useEffect(
    () => () => {
      latestWish.current++;
    },
    [],
  );

  return (to) => {
    const wish = ++latestWish.current;
    const at = to === "beginning" ? 0 : to.getTime();
    const isFrom = ({ createdAt }: { createdAt: string }) => Date.parse(createdAt) >= at;
    const { rows, timeline, reopen } = talk;
    const loaded = rows.findIndex(({ entry }) => isFrom(entry));
    const found = rows[loaded];
    // The first row is the answer only where nothing comes before it.
    if (found && (loaded > 0 || timeline?.olderCursor === null)) {
      arrival.arrive(found.entry.id, "start");
      return;
    }
    const startIn = ({ messages }: Timeline): Start => {
      const first = messages.find(isFrom);
      return first ? { id: first.id, align: "start" } : "end";
    };
    reopen({ around: to === "beginning" ? 1 : to.toISOString() }, startIn).then(
      (start) => {
        if (wish !== latestWish.current) return;
        if (start === "end") toLatest();
        else arrival.mark(start.id);
      },
      (error: unknown) => showToast(sentenceOf(error)),
    );
  };
}
