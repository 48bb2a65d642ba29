import { reasonOf, type Timeline } from "@parley/client";
import { queryOptions } from "@tanstack/react-query";
import { timelineKey } from "./feed.ts";
import { parley } from "./parley.ts";

/** Where to start: at a message, or at the first unread one. */
export type Place = { around: string | number } | "unread";

/** The message that was last asked for in vain, until somebody is told. */
let missed: string | number | undefined;

/** Whether this message was asked for in vain. Says so once: it may be there when somebody asks again. */
export function tookMissed(messageId: string): boolean {
  const found = missed === messageId;
  if (found) missed = undefined;
  return found;
}

/** Whether an answer means that there is no such message. */
export const meansMissing = (error: unknown): boolean =>
  reasonOf(error) === "NOT_FOUND" || reasonOf(error) === "INVALID_INPUT";

/** If the link's message does not exist, opens the chat as usual. */
async function openWherePossible(chatId: string, place: Place): Promise<Timeline> {
  try {
    return await parley().openChat(chatId, place);
  } catch (error) {
    if (place === "unread" || !meansMissing(error)) throw error;
    missed = place.around;
    return parley().openChat(chatId, "unread");
  }
}

/** The loaded part of a chat. `place` only counts when nothing is loaded yet. */
export const timelineQuery = (chatId: string, place: Place = "unread") =>
  queryOptions({
    queryKey: timelineKey(chatId),
    queryFn: () => openWherePossible(chatId, place),
    staleTime: Number.POSITIVE_INFINITY,
    // The SDK already shares unchanged parts.
    structuralSharing: false,
  });
