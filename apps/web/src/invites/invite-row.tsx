import type { Outputs } from "@parley/client";
import { Link2 } from "lucide-react";
import { useState } from "react";
import { trpc } from "../trpc.ts";
import { Button } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { cx } from "../ui/cx.ts";
import { showToast } from "../ui/toasts.tsx";
import { fromNow, fullTimeOf } from "../words/dates.ts";
import { moreWords } from "../words/more.ts";

type Invite = Outputs["invites"]["list"][number];

const hasExpired = ({ expiresAt }: Invite) => expiresAt !== null && Date.parse(expiresAt) <= Date.now();
const isUsedUp = ({ uses, maxUses }: Invite) => maxUses !== null && uses >= maxUses;

function expiryOf(invite: Invite): string {
  if (invite.expiresAt === null) return moreWords.invites.never;
  return hasExpired(invite) ? moreWords.invites.expired : moreWords.invites.expires(fromNow(invite.expiresAt));
}

/** An invite in the list: its role, expiry and uses. Its link cannot be shown again. */
export function InviteRow({ invite, mayRevoke }: { invite: Invite; mayRevoke: boolean }) {
  const [revoking, setRevoking] = useState(false);
  const utils = trpc.useUtils();
  const revoke = trpc.invites.revoke.useMutation();
  const { groupId, uses, maxUses } = invite;
  const usage = isUsedUp(invite)
    ? moreWords.invites.usedUp
    : uses === 0
      ? moreWords.invites.notUsed(maxUses)
      : moreWords.invites.used(uses, maxUses);
  const dead = hasExpired(invite) || isUsedUp(invite);

  return (
    <div className="flex items-center gap-3 border-line border-b py-3">
      <span
        className={cx(
          "grid size-9 shrink-0 place-items-center rounded-lg",
          dead ? "bg-pressed text-ink-faint" : "bg-accent-soft text-accent-ink",
        )}
      >
        <Link2 aria-hidden className="size-4.5" strokeWidth={1.8} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="font-medium">
          {moreWords.invites.asRole(moreWords.roles[invite.role])}
          <span className={cx("font-normal", dead ? "text-danger-ink" : "text-ink-soft")}> · {usage}</span>
        </p>
        <p className="text-ink-faint text-sm">
          <time dateTime={invite.createdAt} title={fullTimeOf(invite.createdAt)}>
            {moreWords.invites.createdAt(fromNow(invite.createdAt))}
          </time>
          {" · "}
          {expiryOf(invite)}
        </p>
      </div>
      {mayRevoke && (
        <Button size="small" onClick={() => setRevoking(true)}>
          {moreWords.invites.revoke}
        </Button>
      )}
      <Confirm
        open={revoking}
        onOpenChange={setRevoking}
        title={moreWords.invites.revokeTitle}
        body={moreWords.invites.revokeBody}
        action={moreWords.invites.revoke}
        onConfirm={async () => {
          await revoke.mutateAsync({ groupId, inviteId: invite.id });
          await utils.invites.list.invalidate({ groupId });
          showToast(moreWords.invites.revoked);
        }}
      />
    </div>
  );
}
