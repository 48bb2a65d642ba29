import type { AppRouter } from "@parley/api";
import { limits } from "@parley/api/limits";
import type { TRPCClient } from "@trpc/client";
import type { Live } from "./live.ts";

/** The server sends changes for a minute; renew well before it is over. */
const renewMs = 45_000;

export interface Presence {
  /** Keeps `presence` in the state up to date for these people. @returns a function that stops it. */
  watchPresence(userIds: readonly string[]): () => void;
  /** Sets whether anybody is at this device; sent again whenever the stream reconnects. */
  setPresence(status: "online" | "away"): void;
}

/** Watches the people that views show, however many views show the same person. */
export function createPresence(trpc: TRPCClient<AppRouter>, live: Live): Presence {
  /** The number of views that show each person. */
  const watched = new Map<string, number>();
  let own: "online" | "away" | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Schedules the next request, replacing the one scheduled before. */
  function askIn(milliseconds: number): void {
    clearTimeout(timer);
    if (watched.size > 0 && !live.ended.aborted) timer = setTimeout(() => void ask(), milliseconds);
  }

  async function ask(): Promise<void> {
    askIn(renewMs);
    const userIds = [...watched.keys()];
    for (let start = 0; start < userIds.length && isLive(); start += limits.watchedPeople) {
      const some = userIds.slice(start, start + limits.watchedPeople);
      // If it fails, the next round tries again.
      const { people } = await trpc.presence.watch.mutate({ userIds: some }).catch(() => ({ people: [] }));
      live.apply({ type: "presence.told", people: people.filter(({ userId }) => watched.has(userId)) });
    }
  }

  const isLive = () => live.store.getState().connection === "live";
  const tellOwn = () => {
    if (own && isLive()) void trpc.presence.set.mutate({ status: own }).catch(() => {});
  };

  // The server may have been restarted, and not know whom this client watches.
  live.onEvent((event) => {
    if (event.type !== "connection.changed" || event.connection !== "live") return;
    askIn(0);
    tellOwn();
  });
  live.ended.addEventListener("abort", () => clearTimeout(timer));

  /** @returns the people whom no view shows any more. */
  function release(userIds: readonly string[]): string[] {
    return userIds.filter((userId) => {
      const left = (watched.get(userId) ?? 1) - 1;
      if (left > 0) watched.set(userId, left);
      else watched.delete(userId);
      return left <= 0;
    });
  }

  return {
    watchPresence(userIds) {
      let shown = [...new Set(userIds)];
      for (const userId of shown) watched.set(userId, (watched.get(userId) ?? 0) + 1);
      // After all views that render now have said whom they show.
      askIn(0);
      return () => {
        live.apply({ type: "presence.forgotten", userIds: release(shown) });
        shown = [];
      };
    },
    setPresence(status) {
      own = status;
      tellOwn();
    },
  };
}
