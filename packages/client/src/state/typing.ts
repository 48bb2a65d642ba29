import { typingRate } from "@parley/api/limits";
import type { Message } from "../wire.ts";
import type { ParleyState } from "./state.ts";

type Typing = ParleyState["typing"];

/** Twice as long as the pause between two events, so that one that is lost does no harm. */
export const typingMs = 2_000 / typingRate.perSecond;

export function withTypist(typing: Typing, chatId: string, typist: { user: Message["user"]; now: number }): Typing {
  const others = (typing[chatId] ?? []).filter(({ user }) => user.id !== typist.user.id);
  return { ...typing, [chatId]: [...others, { user: typist.user, until: typist.now + typingMs }] };
}

/** Ends the typing of one person, who has said it. */
export function withoutTypist(typing: Typing, chatId: string, userId: string): Typing {
  return filterTypists(typing, (typist, inChat) => inChat !== chatId || typist.user.id !== userId);
}

/** Ends the typing of those from whom nothing was heard. */
export const withoutExpired = (typing: Typing, now: number): Typing =>
  filterTypists(typing, ({ until }) => until > now);

/** Ends all typing in a chat. */
export const withoutTyping = (typing: Typing, chatId: string): Typing =>
  filterTypists(typing, (_typist, inChat) => inChat !== chatId);

function filterTypists(typing: Typing, keep: (typist: Typing[string][number], chatId: string) => boolean): Typing {
  let changed = false;
  const kept: Record<string, Typing[string]> = {};
  for (const [chatId, typists] of Object.entries(typing)) {
    const left = typists.filter((typist) => keep(typist, chatId));
    changed ||= left.length < typists.length;
    if (left.length > 0) kept[chatId] = left.length < typists.length ? left : typists;
  }
  return changed ? kept : typing;
}

/** When the next of those who type stops, or undefined when nobody does. */
export function nextExpiry(typing: Typing): number | undefined {
  const ends = Object.values(typing).flatMap((typists) => typists.map(({ until }) => until));
  return ends.length > 0 ? Math.min(...ends) : undefined;
}
