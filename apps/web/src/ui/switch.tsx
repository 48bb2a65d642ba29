import { type ComponentProps, useId } from "react";

interface SwitchProps extends Omit<ComponentProps<"input">, "type" | "role"> {
  label: string;
  hint?: string | undefined;
}

/** A setting that takes effect at once: a line with a switch at its end. */
export function Switch({ label, hint, ...props }: SwitchProps) {
  const id = useId();
  return (
    <label className="flex cursor-pointer items-start gap-4 py-2 has-disabled:cursor-default has-disabled:opacity-55">
      <span className="min-w-0 flex-1">
        <span id={`${id}-label`} className="block font-medium text-sm">
          {label}
        </span>
        {hint && (
          <span id={`${id}-hint`} className="block text-pretty text-ink-soft text-sm">
            {hint}
          </span>
        )}
      </span>
      <span className="relative h-5 w-9 shrink-0">
        <input
          type="checkbox"
          // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox says by itself whether it is checked.
          role="switch"
          aria-labelledby={`${id}-label`}
          aria-describedby={hint ? `${id}-hint` : undefined}
          {...props}
          className="peer block size-full cursor-[inherit] appearance-none rounded-full border border-edge bg-pressed transition-colors checked:border-accent checked:bg-accent enabled:hover:border-ink-faint enabled:checked:hover:bg-accent-strong"
        />
        <span
          aria-hidden
          className="pointer-events-none absolute inset-s-1 top-1 size-3 rounded-full bg-ink-soft transition-[translate,background-color] peer-checked:translate-x-4 peer-checked:bg-on-accent rtl:peer-checked:-translate-x-4"
        />
      </span>
    </label>
  );
}
