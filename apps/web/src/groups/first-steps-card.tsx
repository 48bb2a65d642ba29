import type { Group } from "@parley/client";
import { Check, Link2, UserPlus, X } from "lucide-react";
import { useInviteLink } from "../invites/use-invite-link.ts";
import { Link } from "../routing/link.tsx";
import { paths } from "../routing/paths.ts";
import { Button } from "../ui/button.tsx";
import { CopyField } from "../ui/copy-field.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { moreWords } from "../words/more.ts";

/** An invite link with one press. A separate chunk, because few people are alone in a group. */
export default function FirstStepsCard({ group, putAway }: { group: Group; putAway: () => void }) {
  return (
    <aside
      aria-label={moreWords.firstSteps.title(group.name)}
      className="mx-3 mt-3 flex gap-3 overflow-y-auto rounded-2xl border border-line bg-sunken p-4 md:mx-5 md:mt-5"
    >
      <span className="grid size-9 shrink-0 place-items-center rounded-lg bg-accent-soft text-accent-ink">
        <UserPlus aria-hidden className="size-4.5" strokeWidth={1.8} />
      </span>
      <div className="min-w-0 flex-1">
        <h3 className="wrap-anywhere font-semibold">{moreWords.firstSteps.title(group.name)}</h3>
        <p className="mt-0.5 text-pretty text-ink-soft text-sm">{moreWords.firstSteps.lead}</p>
        <InviteAtOnce groupId={group.id} />
      </div>
      <IconButton icon={X} label={moreWords.firstSteps.later} onClick={putAway} className="-me-2 -mt-1" />
    </aside>
  );
}

function InviteAtOnce({ groupId }: { groupId: string }) {
  const { copy, state, url, busy, error } = useInviteLink(groupId);
  if (error) {
    return (
      <div className="mt-3">
        <ErrorNote error={error} />
      </div>
    );
  }
  // If the browser refuses access to the clipboard, the link can be copied by hand.
  if (url && state === "refused") {
    return (
      <div className="mt-3 max-w-md">
        <CopyField label={moreWords.invites.link} value={url} action={moreWords.invites.copy} takesFocus />
      </div>
    );
  }
  const Icon = state === "copied" ? Check : Link2;
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button variant="primary" size="small" busy={busy} onClick={copy}>
        <Icon aria-hidden className="size-4" />
        <span aria-live="polite">{state === "copied" ? moreWords.firstSteps.copied : moreWords.firstSteps.copy}</span>
      </Button>
      <Link
        to={paths.invites({ groupId })}
        className="rounded-sm text-accent-ink text-sm hover:underline pointer-coarse:py-2.5"
      >
        {moreWords.firstSteps.more}
      </Link>
    </div>
  );
}
