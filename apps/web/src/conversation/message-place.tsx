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
 *
 * The list lets the pointer through to what is behind it until it has stood still for a while. A row must not: a press that begins
 * or ends in that time, as when a message arrives meanwhile, would be lost.
 *
 * A row is hidden until its height is known. Then it is `measured`.
 */
export function MessagePlace({ ref, style: { top, ...style }, children }: CustomItemComponentProps) {
  const down = `${Number(top)}px`;
  const moved: Moved = {
    ...style,
    top: 0,
    transform: `translateY(${down})`,
    "--row-moved": down,
    pointerEvents: "auto",
  };
  return (
    <div ref={ref} style={moved} className={style.visibility ? undefined : "measured"}>
      {children}
    </div>
  );
}
