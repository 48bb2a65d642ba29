import { cx } from "./cx.ts";

interface CountBadgeProps {
  count: number;
  /** On the corner of something, rather than in a line. */
  small?: boolean;
  className?: string;
}

/** A count of unread messages. Hidden from screen readers, which get it in words from the parent. */
export const CountBadge = ({ count, small, className }: CountBadgeProps) => (
  <span
    aria-hidden
    className={cx(
      "grid shrink-0 place-items-center rounded-full bg-accent font-semibold text-on-accent text-xs tabular-nums leading-none",
      small ? "h-4.5 min-w-4.5 px-1" : "h-5 min-w-5 px-1.5",
      className,
    )}
  >
    {count > 99 ? "99+" : count}
  </span>
);
