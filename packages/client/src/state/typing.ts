import { typingRate } from "@parley/api/limits";
import type { Message } from "../wire.ts";
import type { ParleyState } from "./state.ts";

type Typing = ParleyState["typing"];

/** Twice the interval between two events, so that losing one does no harm. */
export const typingMs = 2_000 / typingRate.perSecond;

export function withTypist(typing: Typing, chatId: string, typist: { user: Message["user"]; now: number }): Typing {
  const others = (typing[chatId] ?? []).filter(({ user }) => user.id !== typist.user.id);
  return { ...typing, [chatId]: [...others, { user: typist.user, until: typist.now + typingMs }] };
}

/** Removes a person who has sent their message, or may no longer write. */
export function withoutTypist(typing: Typing, chatId: string, userId: string): Typing {
  return filterTypists(typing, (typist, inChat) => inChat !== chatId || typist.user.id !== userId);
}

/** Removes people from whom no event has come for a while. */
export const withoutExpired = (typing: Typing, now: number): Typing =>
  filterTypists(typing, ({ until }) => until > now);

/** Removes everybody in a chat. */
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

/** When the next typing indicator expires; undefined when there is none. */
export function nextExpiry(typing: Typing): number | undefined {
  const ends = Object.values(typing).flatMap((typists) => typists.map(({ until }) => until));
  return ends.length > 0 ? Math.min(...ends) : undefined;
}
