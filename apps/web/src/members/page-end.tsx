import { useEffect, useRef } from "react";

/** Placed below a list, it loads more when it is within one screen of being visible. */
export function PageEnd({ onNear }: { onNear: () => void }) {
  const end = useRef<HTMLDivElement>(null);
  const near = useRef(onNear);
  near.current = onNear;
  useEffect(() => {
    if (!end.current) return;
    const watcher = new IntersectionObserver(([seen]) => seen?.isIntersecting && near.current(), {
      rootMargin: "800px 0px",
    });
    watcher.observe(end.current);
    return () => watcher.disconnect();
  }, []);
  return <div ref={end} aria-hidden className="h-px" />;
}
