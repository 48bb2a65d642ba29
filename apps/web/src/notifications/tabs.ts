/*
 * Several tabs of one browser: one of them speaks, and all of them say what is looked at. Both by locks, which a browser takes
 * back when a tab is closed or crashes.
 */

const looking = (chatId: string) => `parley.looking.${chatId}`;

/** Holds a lock until the returned function is called. Without locks every tab is the only one. */
function hold(name: string, mode: LockMode, onHeld: () => void = () => {}): () => void {
  const over = new AbortController();
  if (!("locks" in navigator)) {
    onHeld();
    return () => {};
  }
  const held = new Promise<void>((resolve) => over.signal.addEventListener("abort", () => resolve()));
  navigator.locks
    .request(name, { mode, signal: over.signal }, () => {
      onHeld();
      return held;
    })
    .catch(() => {
      // It was given up before it was got.
    });
  return () => over.abort();
}

/** Calls back when this tab is the one that speaks. @returns what lets another one do so. */
export const becomeSpeaker = (userId: string, onSpeaker: () => void): (() => void) =>
  hold(`parley.speaker.${userId}`, "exclusive", onSpeaker);

/** Says to the other tabs that a chat is being looked at. @returns what takes that back. */
export const sayLooking = (chatId: string): (() => void) => hold(looking(chatId), "shared");

/** Which chats somebody looks at in any tab. */
export async function findLookedAt(): Promise<(chatId: string) => boolean> {
  if (!("locks" in navigator)) return () => false;
  const { held = [] } = await navigator.locks.query();
  const names = new Set(held.map(({ name }) => name));
  return (chatId) => names.has(looking(chatId));
}
