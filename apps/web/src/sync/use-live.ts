import { useEffect } from "react";
import { trpc, utils } from "../trpc.ts";
import { catchUp } from "./chat-timeline.ts";

const pollMs = 3_000;

/**
 * The source of what others do: asks for the snapshot again and again while the page is looked at and the network is
 * there. The event stream takes this place; the merge behind it stays.
 */
export function usePolledSnapshot(): void {
  trpc.sync.snapshot.useQuery(undefined, { refetchInterval: pollMs, refetchOnWindowFocus: "always", retry: false });
}

/**
 * Keeps the loaded part of a chat up to date: whenever the snapshot knows a newer revision than the timeline, the
 * difference is fetched.
 */
export function useCaughtUp(chatId: string, lastRev: number, rev: number | undefined): void {
  const behind = rev !== undefined && rev < lastRev;
  useEffect(() => {
    // What does not come now comes after the next snapshot.
    if (behind && lastRev > 0) void catchUp(chatId).catch(() => utils.sync.snapshot.invalidate());
  }, [chatId, behind, lastRev]);
}

/** Whether the last try to reach the server failed, as opposed to being refused. */
export function useUnreachable(): boolean {
  const { isError, error } = trpc.sync.snapshot.useQuery(undefined, {
    enabled: false,
    notifyOnChangeProps: ["isError", "error"],
  });
  return isError && (!error.data || error.data.httpStatus >= 500);
}
