import { type RefObject, useEffect, useEffectEvent, useRef } from "react";

interface PageEndProps {
  /** What the list above is scrolled in. */
  scroller: RefObject<HTMLElement | null>;
  /** Tells one state of the list from another: after each load the end may still be near. */
  loaded: string;
  onNear: () => void;
}

/** Placed below a list, it loads more when it is within one screen of being visible. */
export function PageEnd({ scroller, loaded, onNear }: PageEndProps) {
  const end = useRef<HTMLDivElement>(null);
  const near = useEffectEvent(onNear);
  // Also for each load: a new observer always reports how things are.
  useEffect(() => {
    if (!end.current) return;
    const watch = new IntersectionObserver(
      // A busy browser reports several changes at once, the first of which may be over.
      (changes) => changes.at(-1)?.isIntersecting && near(),
      { root: scroller.current, rootMargin: "800px 0px" },
    );
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [scroller, loaded]);
  return <div ref={end} aria-hidden className="h-px" />;
}
