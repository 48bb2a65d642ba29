/*
 * Coordinates the tabs of one browser: one of them shows notifications, and all of them say which chats are in view. Both use Web
 * Locks, which the browser releases when a tab is closed or crashes.
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
      // Released before it was acquired.
    });
  return () => over.abort();
}

/** Calls back when this tab is the one that shows notifications. @returns a function that hands over to another. */
export const becomeSpeaker = (userId: string, onSpeaker: () => void): (() => void) =>
  hold(`parley.speaker.${userId}`, "exclusive", onSpeaker);

/** Tells the other tabs that a chat is in view. @returns a function that revokes that. */
export const sayLooking = (chatId: string): (() => void) => hold(looking(chatId), "shared");

/** Which chats are in view in any tab. */
export async function findLookedAt(): Promise<(chatId: string) => boolean> {
  if (!("locks" in navigator)) return () => false;
  const { held = [] } = await navigator.locks.query();
  const names = new Set(held.map(({ name }) => name));
  return (chatId) => names.has(looking(chatId));
}
