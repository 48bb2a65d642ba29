import type { ComponentProps } from "react";

interface RadioCardProps extends Omit<ComponentProps<"input">, "type"> {
  label: string;
  hint?: string;
}

/** One of a few choices, with room to say what it means. */
export const RadioCard = ({ label, hint, ...props }: RadioCardProps) => (
  <label className="flex cursor-pointer gap-3 rounded-lg border border-edge/60 px-3 py-2.5 hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent-ink has-focus-visible:outline-offset-2">
    <input type="radio" {...props} className="mt-1 size-4 shrink-0 outline-none" />
    <span className="min-w-0">
      <span className="block font-medium text-sm">{label}</span>
      {hint && <span className="block text-ink-soft text-sm">{hint}</span>}
    </span>
  </label>
);
