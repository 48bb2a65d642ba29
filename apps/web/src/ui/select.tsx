import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { controlClass } from "./control.ts";
import { cx } from "./cx.ts";

/**
 * The browser's own select, which works with every keyboard, screen reader and phone. If the browser supports styling its list
 * (`select-look` in styles/base.css), it has our look.
 */
export const Select = ({ className, children, ...props }: ComponentProps<"select">) => (
  <span className="relative block">
    <select
      {...props}
      className={cx(controlClass, "select-look h-10 appearance-none truncate pe-9 pointer-coarse:h-11", className)}
    >
      {children}
    </select>
    <ChevronDown
      aria-hidden
      className="pointer-events-none absolute inset-e-3 top-1/2 size-4 -translate-y-1/2 text-ink-faint"
    />
  </span>
);
