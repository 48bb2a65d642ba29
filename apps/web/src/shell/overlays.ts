import { useSyncExternalStore } from "react";
import { createListeners } from "../listeners.ts";

/** The overlays that can be opened over any page, by a key, a button or another overlay. One at a time. */
export type Overlay = "switcher" | "newDirect" | "shortcuts" | "createChat" | "signOut";

let shown: Overlay | null = null;
let before: HTMLElement | null = null;
const { subscribe, tell } = createListeners();

export function showOverlay(overlay: Overlay | null): void {
  // An overlay opened from another returns the focus to where the first one was opened.
  const active = document.activeElement;
  if (!shown && active instanceof HTMLElement && !active.closest("[role=dialog]")) before = active;
  shown = overlay;
  tell();
}

/** Hides an overlay if it is still the current one. */
export function hideOverlay(overlay: Overlay): void {
  if (shown === overlay) showOverlay(null);
}

/** The element that had the focus before an overlay was opened. */
export const focusedBefore = (): HTMLElement | null => (before?.isConnected ? before : null);

/** The current overlay. */
export function useOverlay(): Overlay | null {
  return useSyncExternalStore(subscribe, () => shown);
}
