import { useEffect, useSyncExternalStore } from "react";

type Signs = typeof import("./signs.ts");

/** The names of emoji are fetched when the first is met. */
let signs: Signs | undefined;
let asked = false;
const listeners = new Set<() => void>();

async function fetchSigns(): Promise<void> {
  signs = await import("./signs.ts");
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** The emoji of a name between colons. Undefined until it is known, and when there is none. */
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
      // The next one to need it tries again.
      asked = false;
    });
  }, []);
  return known?.emojiOf(shortcode);
}
