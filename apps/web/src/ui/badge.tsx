import { cx } from "./cx.ts";

const looks = {
  /** What waits to be read. */
  unread: "bg-accent text-on-accent",
  /** What waits but is not pressing: a muted chat. */
  quiet: "bg-pressed text-ink-soft",
};

interface CountBadgeProps {
  count: number;
  look?: keyof typeof looks;
  className?: string;
}

/** How many wait. Silent: whoever reads by ear gets the number in words from what it stands on. */
export const CountBadge = ({ count, look = "unread", className }: CountBadgeProps) => (
  <span
    aria-hidden
    className={cx(
      "grid h-5 min-w-5 shrink-0 place-items-center rounded-full px-1.5 font-semibold text-xs tabular-nums leading-none",
      looks[look],
      className,
    )}
  >
    {count > 99 ? "99+" : count}
  </span>
);

/** A word about something, such as a role. */
export const Tag = ({ children }: { children: string }) => (
  <span className="inline-flex h-5 shrink-0 items-center rounded-sm bg-pressed px-1.5 font-medium text-ink-soft text-xs">
    {children}
  </span>
);
