import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";

/** The props that connect a control with its label, hint and error. */
export interface ControlProps {
  id: string;
  "aria-invalid": boolean;
  "aria-describedby": string | undefined;
}

interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  /** Shown at the end of the label's line: "optional", or a link. */
  aside?: ReactNode;
  children: (control: ControlProps) => ReactNode;
}

/** A label, a control, and a hint or error below it. */
export function Field({ label, hint, error, aside, children }: FieldProps) {
  const id = useId();
  const note = error || hint ? `${id}-note` : undefined;
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-4">
        <label htmlFor={id} className="font-medium text-sm">
          {label}
        </label>
        {aside && <span className="text-ink-faint text-xs">{aside}</span>}
      </div>
      {children({ id, "aria-invalid": Boolean(error), "aria-describedby": note })}
      {error ? (
        <p id={note} role="alert" className="flex gap-1.5 text-danger-ink text-sm">
          <CircleAlert aria-hidden className="mt-0.75 size-3.5 shrink-0" />
          {error}
        </p>
      ) : (
        hint && (
          <p id={note} className="text-ink-faint text-sm">
            {hint}
          </p>
        )
      )}
    </div>
  );
}
