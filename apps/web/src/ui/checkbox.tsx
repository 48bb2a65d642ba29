import { Check } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx.ts";

interface CheckboxProps extends Omit<ComponentProps<"input">, "type"> {
  label: ReactNode;
  hint?: string;
}

/** A checkbox, for forms. Use a `Switch` for something that takes effect at once. */
export const Checkbox = ({ label, hint, className, ...props }: CheckboxProps) => (
  <label
    className={cx("flex cursor-pointer gap-3 text-sm has-disabled:cursor-default has-disabled:opacity-55", className)}
  >
    <span className="relative mt-0.25 size-4.5 shrink-0">
      <input
        type="checkbox"
        {...props}
        className="peer block size-full cursor-[inherit] appearance-none rounded-sm border border-edge bg-field transition-colors checked:border-accent checked:bg-accent enabled:hover:border-ink-faint aria-invalid:border-danger-ink"
      />
      <Check
        aria-hidden
        strokeWidth={3}
        className="pointer-events-none invisible absolute inset-0.5 size-3.5 text-on-accent peer-checked:visible"
      />
    </span>
    <span className="min-w-0">
      <span className="block font-medium">{label}</span>
      {hint && <span className="block text-ink-soft">{hint}</span>}
    </span>
  </label>
);
