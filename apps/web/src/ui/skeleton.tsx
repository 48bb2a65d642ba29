import { cx } from "./cx.ts";

/** A grey placeholder for text or a picture. */
export const Skeleton = ({ className }: { className?: string }) => (
  <span aria-hidden className={cx("block animate-breathe rounded-md bg-pressed", className)} />
);
