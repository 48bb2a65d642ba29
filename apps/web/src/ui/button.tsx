import type { ComponentProps } from "react";
import { cx } from "./cx.ts";
import { Spinner } from "./spinner.tsx";

const variants = {
  primary: "bg-accent text-on-accent shadow-lift hover:bg-accent-strong active:bg-accent",
  plain: "border border-edge/60 bg-raised text-ink shadow-lift hover:bg-hover active:bg-pressed",
  quiet: "text-ink-soft hover:bg-hover hover:text-ink active:bg-pressed",
  danger: "bg-danger text-on-accent shadow-lift hover:bg-danger-strong active:bg-danger",
};

const sizes = {
  small: "h-8 gap-1.5 rounded-md px-3 text-sm pointer-coarse:h-10",
  medium: "h-10 gap-2 rounded-lg px-4 text-base pointer-coarse:h-11",
};

interface ButtonStyle {
  variant?: keyof typeof variants | undefined;
  size?: keyof typeof sizes | undefined;
}

/** The classes of a button, for links that look like one. */
export function buttonClass({ variant = "plain", size = "medium" }: ButtonStyle = {}): string {
  return cx(
    "inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap font-medium transition-colors",
    "disabled:pointer-events-none disabled:opacity-55 aria-busy:pointer-events-none",
    variants[variant],
    sizes[size],
  );
}

interface ButtonProps extends ComponentProps<"button">, ButtonStyle {
  /** Shows a spinner, and keeps it from being pressed again. */
  busy?: boolean;
}

/** Use at most one `primary` per view. `danger` is for destructive actions. */
export function Button({ variant, size, busy = false, className, children, onClick, ...props }: ButtonProps) {
  return (
    <button
      type="button"
      {...props}
      // A busy one is not `disabled`: that would take the focus from it.
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={cx(buttonClass({ variant, size }), "relative", className)}
    >
      {busy && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
        </span>
      )}
      <span className={cx("inline-flex min-w-0 items-center gap-[inherit]", busy && "invisible")}>{children}</span>
    </button>
  );
}
