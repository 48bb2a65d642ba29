import { CircleAlert } from "lucide-react";
import { sentenceOf } from "../words/errors.ts";

/** An inline error message. Renders nothing without an error. */
export function ErrorNote({ error }: { error: unknown }) {
  if (!error) return null;
  return (
    <p role="alert" className="flex gap-2 rounded-lg bg-danger-soft px-3 py-2 text-danger-ink text-sm">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="wrap-anywhere min-w-0">{sentenceOf(error)}</span>
    </p>
  );
}
