import { cx } from "./cx.ts";

/** A grey place where text or a picture is going to be. */
export const Skeleton = ({ className }: { className?: string }) => (
  <span aria-hidden className={cx("block animate-breathe rounded-md bg-pressed", className)} />
);
