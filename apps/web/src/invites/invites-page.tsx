import { can } from "@parley/api/permissions";
import type { Group } from "@parley/client";
import { Link2, Lock, Plus } from "lucide-react";
import { useState } from "react";
import { Pane } from "../shell/pane.tsx";
import { useGroup } from "../sync/use-snapshot.ts";
import { trpc } from "../trpc.ts";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { Failure } from "../ui/failure.tsx";
import { lazyDialog } from "../ui/lazy-dialog.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { moreWords } from "../words/more.ts";
import { words } from "../words/words.ts";
import { InviteRow } from "./invite-row.tsx";

const CreateInviteDialog = lazyDialog(() => import("./create-invite-dialog.tsx"));

/** The invites of a group. */
export default function InvitesPage({ groupId }: { groupId: string }) {
  const group = useGroup(groupId);
  return group && <Invites key={group.id} group={group} />;
}

function Invites({ group }: { group: Group }) {
  const [creating, setCreating] = useState(false);
  // When somebody joins, the stream says so and the uses are refetched (sync/feed.ts). Invites made by others are fetched on mount.
  const invites = trpc.invites.list.useQuery(
    { groupId: group.id },
    { enabled: can(group.role, "invite.read"), staleTime: 0, refetchOnWindowFocus: true },
  );
  if (!can(group.role, "invite.read")) {
    return (
      <Pane
        title={words.invites.title}
        groupId={group.id}
        empty={<Empty icon={Lock} title={moreWords.invites.notYours} body={moreWords.invites.notYoursBody} />}
      />
    );
  }
  const create = can(group.role, "invite.create") && (
    <Button variant="primary" size="small" onClick={() => setCreating(true)}>
      <Plus aria-hidden className="size-4" />
      {moreWords.invites.create}
    </Button>
  );
  const failure = invites.error && !invites.data && (
    <Failure error={invites.error} retry={() => void invites.refetch()} />
  );
  const none = invites.data?.length === 0 && (
    <Empty icon={Link2} title={moreWords.invites.none} body={moreWords.invites.noneBody}>
      {create}
    </Empty>
  );
  return (
    <>
      <Pane title={words.invites.title} groupId={group.id} actions={create} empty={failure || none}>
        <p className="mb-4 text-pretty text-ink-soft text-sm">{moreWords.invites.lead}</p>
        {invites.isPending && (
          <div role="status" aria-label={words.loading} className="flex flex-col gap-3">
            <Skeleton className="h-16 w-full rounded-xl" />
            <Skeleton className="h-16 w-full rounded-xl" />
          </div>
        )}
        <ul className="flex flex-col">
          {invites.data?.map((invite) => (
            <li key={invite.id}>
              <InviteRow invite={invite} mayRevoke={can(group.role, "invite.revoke")} />
            </li>
          ))}
        </ul>
      </Pane>
      <CreateInviteDialog group={group} open={creating} onOpenChange={setCreating} />
    </>
  );
}
