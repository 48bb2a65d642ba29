import { cx } from "./cx.ts";

/** A count of unread messages. Hidden from screen readers, which get it in words from the parent. */
export const CountBadge = ({ count, className }: { count: number; className?: string }) => (
  <span
    aria-hidden
    className={cx(
      "grid h-5 min-w-5 shrink-0 place-items-center rounded-full bg-accent px-1.5 font-semibold text-on-accent text-xs tabular-nums leading-none",
      className,
    )}
  >
    {count > 99 ? "99+" : count}
  </span>
);
