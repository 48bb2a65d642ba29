import type { CustomItemComponentProps } from "virtua";

/**
 * Where a row stands. It is moved by a transform rather than by `top`: when the rows above it turn out to be higher than they were
 * taken for, both it and the scroll position move, and nothing does on the screen. Only of a transform do browsers see that; they
 * count the other as a shift of the layout.
 */
export const MessagePlace = ({ ref, style: { top, ...style }, children }: CustomItemComponentProps) => (
  <div ref={ref} style={{ ...style, top: 0, transform: `translateY(${Number(top)}px)` }}>
    {children}
  </div>
);
