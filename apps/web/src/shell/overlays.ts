import { useSyncExternalStore } from "react";
import { createListeners } from "../listeners.ts";

/** What can be called up over any page, by a key, a button or another of them. One at a time. */
export type Overlay = "switcher" | "shortcuts" | "createChat";

let shown: Overlay | null = null;
let before: HTMLElement | null = null;
const { subscribe, tell } = createListeners();

export function showOverlay(overlay: Overlay | null): void {
  // One that is called up by another, which may be fading away by then, leads back to where that one came from.
  const active = document.activeElement;
  if (!shown && active instanceof HTMLElement && !active.closest("[role=dialog]")) before = active;
  shown = overlay;
  tell();
}

/** Ends it if it is still shown: one that fades away takes nothing from the one that came after it. */
export function hideOverlay(overlay: Overlay): void {
  if (shown === overlay) showOverlay(null);
}

/** What had the focus before something was called up. */
export const focusedBefore = (): HTMLElement | null => (before?.isConnected ? before : null);

/** What is called up now. */
export function useOverlay(): Overlay | null {
  return useSyncExternalStore(subscribe, () => shown);
}
