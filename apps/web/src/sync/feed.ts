import type { LiveEvent, ParleyState, StoreClient } from "@parley/client";
import { refreshMembers } from "../members/cached-members.ts";
import { queryClient, tellSignedOut } from "../query-client.ts";
import { utils } from "../trpc.ts";

/*
 * Feeds the query cache, from which everything on the screen is rendered, with what the stream delivers. The cache holds the very
 * objects of the SDK's state: there is no second copy that could differ.
 */

export const timelineKey = (chatId: string) => ["timeline", chatId] as const;

/** Keeps the query cache in sync with the SDK's state. @returns a function that stops it. */
export function feedCache(parley: StoreClient): () => void {
  let shown = parley.store.getState();
  const stops = [
    parley.store.subscribe(() => {
      const state = parley.store.getState();
      const before = shown;
      shown = state;
      show(state, before);
    }),
    parley.onEvent(renew),
    // Timelines that have not been shown for a while need not be kept up to date.
    queryClient.getQueryCache().subscribe(({ type, query }) => {
      const [kind, chatId] = query.queryKey;
      if (type === "removed" && kind === "timeline" && typeof chatId === "string") parley.closeChat(chatId);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function show(state: ParleyState, before: ParleyState): void {
  const { snapshot, timelines, connection } = state;
  if (snapshot && snapshot !== before.snapshot) utils.sync.snapshot.setData(undefined, snapshot);
  for (const [chatId, timeline] of Object.entries(timelines)) {
    if (timeline !== before.timelines[chatId]) queryClient.setQueryData(timelineKey(chatId), timeline);
  }
  for (const chatId of Object.keys(before.timelines)) {
    if (!timelines[chatId]) queryClient.removeQueries({ queryKey: timelineKey(chatId) });
  }
  if (connection === "signedOut" && before.connection !== "signedOut") tellSignedOut();
}

/** Refetches paged lists that are on the screen. */
function renew(event: LiveEvent): void {
  switch (event.type) {
    case "member.joined":
    case "member.updated":
    case "member.removed":
      void refreshMembers(event.groupId);
      // Perhaps through an invite, whose uses have changed.
      if (event.type === "member.joined") void utils.invites.list.invalidate({ groupId: event.groupId });
      break;
    case "chatMember.added":
    case "chatMember.removed":
      // Those of a chat from which one has just been removed are not one's own to ask for.
      if (event.type === "chatMember.removed" && event.userId === utils.sync.snapshot.getData()?.user.id) break;
      void utils.chats.members.invalidate({ chatId: event.chatId });
      break;
    case "user.updated":
      void utils.users.get.invalidate({ userId: event.user.id });
      void refreshMembers();
      break;
    case "snapshot.taken":
      // Something may have been missed; what the stream feeds is complete already.
      void queryClient.invalidateQueries({ predicate: ({ queryKey }) => !isFed(queryKey) });
      break;
    case "connection.changed":
      // Retry visible queries that failed while the server was gone.
      if (event.connection === "live") {
        void queryClient.refetchQueries({ type: "active", predicate: ({ state }) => state.status === "error" });
      }
      break;
    default:
  }
}

const isFed = ([key]: readonly unknown[]): boolean =>
  key === "timeline" || (Array.isArray(key) && key.join(".") === "sync.snapshot");
