import { findChat } from "./snapshot.ts";
import type { ClientEvent, ParleyState } from "./state.ts";

/*
 * What has to be fetched, and what must not be lost until it has arrived.
 */

/** Beyond this many events while one snapshot is fetched, taking another is cheaper. */
const maxMeanwhile = 5_000;

/** Whether an event may be newer than a snapshot that is on its way. Timelines, typing and presence are not part of it. */
function changesSnapshot(event: ClientEvent): boolean {
  return !/^(snapshot|connection|timeline|typing|presence|time)\b/.test(event.type);
}

/** If a snapshot is on its way, remembers an event to apply it to that snapshot as well. */
export function recorded(state: ParleyState, event: ClientEvent): ParleyState {
  const { meanwhile } = state.pending;
  if (!meanwhile || !changesSnapshot(event)) return state;
  const kept = meanwhile.length < maxMeanwhile ? meanwhile : [{ type: "resync" } as const];
  return { ...state, pending: { ...state.pending, meanwhile: [...kept, event] } };
}

/** Requests a snapshot. */
export function wantSnapshot(state: ParleyState): ParleyState {
  return state.needs.snapshot ? state : { ...state, needs: { ...state.needs, snapshot: true } };
}

/**
 * Requests a snapshot because of a chat that the last one did not have. Only once: if the next one does not have it either, no
 * snapshot will.
 */
export function wantSnapshotFor(state: ParleyState, chatId: string): ParleyState {
  const { wanted, strangers } = state.pending;
  if (!state.snapshot || strangers.includes(chatId)) return state;
  if (wanted.includes(chatId)) return wantSnapshot(state);
  return wantSnapshot({ ...state, pending: { ...state.pending, wanted: [...wanted, chatId] } });
}

/** Remembers that a chat was lost. */
export function withGone(state: ParleyState, chatId: string): ParleyState {
  const { gone } = state.pending;
  if (gone.includes(chatId)) return state;
  return { ...state, pending: { ...state.pending, gone: [...gone, chatId].slice(-1_000) } };
}

/** Whether an answer about a chat comes too late, because access was lost and has not come back. */
export const isGone = ({ pending, snapshot }: ParleyState, chatId: string): boolean =>
  pending.gone.includes(chatId) && !findChat(snapshot, chatId);

/** Updates in `needs` whether the timeline of a chat has to catch up. */
export function withBehind(state: ParleyState, chatId: string): ParleyState {
  const { changes } = state.needs;
  const behind = isBehind(state, chatId);
  if (behind === changes.includes(chatId)) return state;
  const others = changes.filter((id) => id !== chatId);
  return { ...state, needs: { ...state.needs, changes: behind ? [...others, chatId] : others } };
}

/** The same for all timelines, after a snapshot. */
export const caughtUp = (state: ParleyState): ParleyState => Object.keys(state.timelines).reduce(withBehind, state);

/** A timeline that is ahead of its chat counts too: the server was restored to an earlier state. */
function isBehind({ timelines, snapshot, pending }: ParleyState, chatId: string): boolean {
  const timeline = timelines[chatId];
  if (!timeline) return false;
  const lastRev = findChat(snapshot, chatId)?.lastRev ?? timeline.rev;
  return timeline.early.length > 0 || timeline.rev !== lastRev || pending.aged.includes(chatId);
}
