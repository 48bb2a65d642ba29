import type { ComponentProps } from "react";

interface RadioCardProps extends Omit<ComponentProps<"input">, "type"> {
  label: string;
  hint?: string | undefined;
}

/** One of a few choices, with a hint. */
export const RadioCard = ({ label, hint, ...props }: RadioCardProps) => (
  <label className="flex cursor-pointer gap-3 rounded-lg border border-edge/60 px-3 py-2.5 transition-colors hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft has-disabled:pointer-events-none has-disabled:opacity-55 has-focus-visible:outline-2 has-focus-visible:outline-accent-ink has-focus-visible:outline-offset-2">
    <span className="relative mt-0.75 size-4 shrink-0">
      <input
        type="radio"
        {...props}
        className="peer block size-full cursor-[inherit] appearance-none rounded-full border border-edge bg-field outline-none checked:border-5 checked:border-accent checked:bg-on-accent"
      />
    </span>
    <span className="min-w-0">
      <span className="block font-medium text-sm">{label}</span>
      {hint && <span className="block text-pretty text-ink-soft text-sm">{hint}</span>}
    </span>
  </label>
);
