import type { MessageStart } from "./use-scroll.ts";

/*
 * Where somebody was reading, in this tab, for when they go back. A reload forgets it: then a chat opens at what is new. So little
 * is kept of a chat that none has to make room for another.
 */

/** After this long, in milliseconds, what is new in a chat matters more than where one was. */
const memoryMs = 3_600_000;

const places = new Map<string, { start: MessageStart | undefined; at: number }>();

/** Remembers where somebody leaves a chat; undefined is its end. */
export function leaveAt(chatId: string, start: MessageStart | undefined): void {
  places.set(chatId, { start, at: Date.now() });
}

/** Where somebody has left a chat not long ago, unless that was its end. */
export function leftAt(chatId: string): MessageStart | undefined {
  const place = places.get(chatId);
  return place && Date.now() - place.at < memoryMs ? place.start : undefined;
}
