import { cx } from "./cx.ts";

/** Keys as labelled on a keyboard, such as "Ctrl K". */
export const Kbd = ({ children, className }: { children: string; className?: string }) => (
  <kbd dir="ltr" className={cx("inline-flex gap-0.5 font-sans text-xs", className)}>
    {children.split(" ").map((key) => (
      <span
        key={key}
        className="grid h-5 min-w-5 place-items-center rounded-sm border border-current/25 px-1 font-medium leading-none"
      >
        {key}
      </span>
    ))}
  </kbd>
);
