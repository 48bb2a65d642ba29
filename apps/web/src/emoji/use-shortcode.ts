import { useEffect, useSyncExternalStore } from "react";
import { createListeners } from "../listeners.ts";

type Signs = typeof import("./signs.ts");

/** The names of emoji are fetched when the first shortcode is shown. */
let signs: Signs | undefined;
let asked = false;
const { subscribe, tell } = createListeners();

async function fetchSigns(): Promise<void> {
  signs = await import("./signs.ts");
  tell();
}

/** The emoji of a shortcode. Undefined while loading, and if there is none. */
export function useShortcode(shortcode: string): string | undefined {
  const known = useSyncExternalStore(
    subscribe,
    () => signs,
    () => signs,
  );
  useEffect(() => {
    if (asked) return;
    asked = true;
    fetchSigns().catch(() => {
      // The next shortcode tries again.
      asked = false;
    });
  }, []);
  return known?.emojiOf(shortcode);
}
