import { preload } from "./navigation.ts";

/** How long the pointer or the focus has to stay on a link, in milliseconds. */
const meantMs = 50;

const signs = ["mouseover", "focusin", "touchstart"] as const;

/**
 * Preloads the page of a link that somebody is about to press: with the pointer on it, the focus, or a finger.
 * @returns a function that stops it.
 */
export function preloadOnIntent(): () => void {
  let over: Element | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const approach = ({ type, target }: Event) => {
    const link = target instanceof Element ? target.closest("a") : null;
    if (link === over) return;
    over = link;
    clearTimeout(timer);
    const href = link?.getAttribute("href");
    // All others lead out of the client. A link in a message has a `rel`: it would load a chat at a place where nobody has gone.
    if (!href?.startsWith("/") || link?.rel) return;
    timer = setTimeout(() => void preload(href), type === "touchstart" ? 0 : meantMs);
  };
  for (const sign of signs) addEventListener(sign, approach, { passive: true });
  return () => {
    clearTimeout(timer);
    for (const sign of signs) removeEventListener(sign, approach);
  };
}
