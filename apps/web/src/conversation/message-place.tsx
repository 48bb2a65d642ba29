import type { CSSProperties } from "react";
import type { CustomItemComponentProps } from "virtua";

/** How far down the row was moved, for its descendants. */
interface Moved extends CSSProperties {
  "--row-moved": string;
}

/**
 * Positions a row, with a transform rather than `top`. When the rows above turn out to be taller than estimated, both the row and
 * the scroll position move, and nothing moves on the screen. Browsers count that as a layout shift with `top`, but not with a
 * transform.
 */
export function MessagePlace({ ref, style: { top, ...style }, children }: CustomItemComponentProps) {
  const down = `${Number(top)}px`;
  const moved: Moved = { ...style, top: 0, transform: `translateY(${down})`, "--row-moved": down };
  return (
    <div ref={ref} style={moved}>
      {children}
    </div>
  );
}
