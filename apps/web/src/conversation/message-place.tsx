import type { CSSProperties } from "react";
import type { CustomItemComponentProps } from "virtua";

/** How far down a row was moved, for what is inside it. */
interface Moved extends CSSProperties {
  "--row-moved": string;
}

/**
 * Where a row stands. It is moved by a transform rather than by `top`: when the rows above it turn out to be higher than they were
 * taken for, both it and the scroll position move, and nothing does on the screen. Only of a transform do browsers see that; they
 * count the other as a shift of the layout.
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
