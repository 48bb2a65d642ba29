import type { AppRouter } from "@parley/api";
import { limits } from "@parley/api/limits";
import type { TRPCClient } from "@trpc/client";
import type { Live } from "./live.ts";

/** The server tells of changes for a minute; well before it is over it is asked again. */
const renewMs = 45_000;

export interface Presence {
  /** Keeps `presence` in the state up to date for these people. @returns a function that ends it. */
  watchPresence(userIds: readonly string[]): () => void;
  /** Says whether anybody sits at this device; said again whenever the stream comes back. */
  setPresence(status: "online" | "away"): void;
}

/** Watches those whom views show, however many views show the same person. */
export function createPresence(trpc: TRPCClient<AppRouter>, live: Live): Presence {
  /** With the number of views that show them. */
  const watched = new Map<string, number>();
  let own: "online" | "away" | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Asks after a while, in place of what was planned before. */
  function askIn(milliseconds: number): void {
    clearTimeout(timer);
    if (watched.size > 0 && !live.ended.aborted) timer = setTimeout(() => void ask(), milliseconds);
  }

  async function ask(): Promise<void> {
    askIn(renewMs);
    const userIds = [...watched.keys()];
    for (let start = 0; start < userIds.length && isLive(); start += limits.watchedPeople) {
      const some = userIds.slice(start, start + limits.watchedPeople);
      // What is not to be had now comes with the next round.
      const { people } = await trpc.presence.watch.mutate({ userIds: some }).catch(() => ({ people: [] }));
      live.apply({ type: "presence.told", people: people.filter(({ userId }) => watched.has(userId)) });
    }
  }

  const isLive = () => live.store.getState().connection === "live";
  const tellOwn = () => {
    if (own && isLive()) void trpc.presence.set.mutate({ status: own }).catch(() => {});
  };

  // A server that has just been reached may be another one, which does not know whom this client looks at.
  live.onEvent((event) => {
    if (event.type !== "connection.changed" || event.connection !== "live") return;
    askIn(0);
    tellOwn();
  });
  live.ended.addEventListener("abort", () => clearTimeout(timer));

  /** @returns those whom no view shows any more. */
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
      // After all views of this moment have said whom they show.
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
