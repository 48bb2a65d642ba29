import type { PresenceStatus } from "@parley/client";
import { useEffect, useSyncExternalStore } from "react";
import { parley } from "./parley.ts";

/** A person's presence, watched while mounted; undefined until it is known. */
export function usePresence(userId: string): PresenceStatus | undefined {
  const { store } = parley();
  useEffect(() => parley().watchPresence([userId]), [userId]);
  return useSyncExternalStore(store.subscribe, () => store.getState().presence[userId]);
}

/** After this long without a key or a pointer movement, the person counts as away. */
const awayMs = 5 * 60_000;
const signs = ["pointermove", "pointerdown", "keydown", "focus"] as const;

/** Tells the server whether the person is at this device. */
export function useOwnPresence(): void {
  useEffect(() => {
    let away = false;
    const leave = () => {
      away = true;
      parley().setPresence("away");
    };
    let timer = setTimeout(leave, awayMs);
    const stay = () => {
      clearTimeout(timer);
      timer = setTimeout(leave, awayMs);
      if (away) parley().setPresence("online");
      away = false;
    };
    for (const sign of signs) addEventListener(sign, stay, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signs) removeEventListener(sign, stay);
    };
  }, []);
}
