import type { Timeline } from "@parley/client";
import { queryOptions } from "@tanstack/react-query";
import { reasonOf } from "../trpc.ts";
import { timelineKey } from "./feed.ts";
import { parley } from "./parley.ts";

/** Where to begin: at a message, or where one left off. */
export type Place = { around: string | number } | "unread";

/** Where a wrong link leads nowhere, the chat opens as it does without one. */
async function openWherePossible(chatId: string, place: Place): Promise<Timeline> {
  try {
    return await parley().openChat(chatId, place);
  } catch (error) {
    if (place === "unread" || reasonOf(error) !== "NOT_FOUND") throw error;
    return parley().openChat(chatId, "unread");
  }
}

/** The loaded part of a chat, and how it begins: `place` counts when nothing is loaded yet. */
export const timelineQuery = (chatId: string, place: Place = "unread") =>
  queryOptions({
    queryKey: timelineKey(chatId),
    queryFn: () => openWherePossible(chatId, place),
    staleTime: Number.POSITIVE_INFINITY,
    // Unchanged parts keep their identity already.
    structuralSharing: false,
  });
