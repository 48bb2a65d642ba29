import { isServerUnavailable, type Outgoing } from "@parley/client";
import { CircleAlert, Hourglass } from "lucide-react";
import { parley } from "../sync/parley.ts";
import { sentenceOf } from "../words/errors.ts";
import { words } from "../words/words.ts";

const actionClass = "rounded-sm font-medium text-accent-ink hover:underline";

/**
 * The state of an outgoing message: nothing visible while it is being sent, an explanation while the server cannot store it, and
 * one with buttons when it failed.
 */
export function SendState({ outgoing }: { outgoing: Outgoing }) {
  if (outgoing.state === "sending" && isServerUnavailable(outgoing.error)) return <Kept />;
  if (outgoing.state === "sending") return <span className="sr-only">{words.messages.sending}</span>;
  return (
    <p role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <span className="flex min-w-0 items-center gap-1.5 text-danger-ink">
        <CircleAlert aria-hidden className="size-4 shrink-0" />
        {words.messages.failed} {sentenceOf(outgoing.error)}
      </span>
      <button type="button" className={actionClass} onClick={() => parley().outbox.retry(outgoing.id)}>
        {words.messages.retry}
      </button>
      <button type="button" className={actionClass} onClick={() => parley().outbox.discard(outgoing.id)}>
        {words.messages.discard}
      </button>
    </p>
  );
}

const Kept = () => (
  <p role="status" className="flex gap-1.5 text-notice-ink text-sm">
    <Hourglass aria-hidden className="mt-0.5 size-4 shrink-0" />
    {words.messages.kept}
  </p>
);
