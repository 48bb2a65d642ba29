import type { ComponentProps } from "react";
import { cx } from "./cx.ts";
import { Spinner } from "./spinner.tsx";

const looks = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong shadow-lift",
  plain: "bg-raised text-ink border border-edge/60 hover:bg-hover shadow-lift",
  quiet: "text-ink-soft hover:bg-hover hover:text-ink",
  danger: "bg-danger text-on-accent hover:bg-danger-strong shadow-lift",
};

const sizes = {
  small: "h-8 px-3 text-sm rounded-md gap-1.5 pointer-coarse:h-10",
  medium: "h-10 px-4 text-base rounded-lg gap-2 pointer-coarse:h-11",
};

interface ButtonLook {
  look?: keyof typeof looks | undefined;
  size?: keyof typeof sizes | undefined;
}

/** The look of a button, for links that act like one. */
export function buttonClass({ look = "plain", size = "medium" }: ButtonLook = {}): string {
  return cx(
    "inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap font-medium transition-colors",
    "disabled:pointer-events-none disabled:opacity-60",
    looks[look],
    sizes[size],
  );
}

interface ButtonProps extends ComponentProps<"button">, ButtonLook {
  /** Shows that its work is going on, and keeps it from being pressed again. */
  busy?: boolean;
}

export function Button({ look, size, busy = false, className, children, disabled, ...props }: ButtonProps) {
  return (
    <button
      type="button"
      {...props}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={cx(buttonClass({ look, size }), "relative", className)}
    >
      {busy && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
        </span>
      )}
      <span className={cx("inline-flex items-center gap-[inherit]", busy && "invisible")}>{children}</span>
    </button>
  );
}
