import { groupChange } from "@parley/api/groups/schema";
import { can } from "@parley/api/permissions";
import type { Group } from "@parley/client";
import { useState } from "react";
import { Link } from "../routing/link.tsx";
import { paths } from "../routing/paths.ts";
import { leavePlace } from "../shell/leave-place.ts";
import { Pane, Section } from "../shell/pane.tsx";
import { apply } from "../sync/parley.ts";
import { useGroup } from "../sync/use-snapshot.ts";
import { trpc } from "../trpc.ts";
import { Button, buttonClass } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { showToast } from "../ui/toasts.tsx";
import { useZodForm } from "../ui/use-zod-form.ts";
import { moreWords } from "../words/more.ts";
import { useLeaveGroup } from "./use-leave-group.ts";

/** Renames or deletes a group. */
export default function GroupSettings({ groupId }: { groupId: string }) {
  const group = useGroup(groupId);
  return group && <Settings key={group.id} group={group} />;
}

function Settings({ group }: { group: Group }) {
  return (
    <Pane title={moreWords.groups.settings} groupId={group.id}>
      {can(group.role, "group.update") && <Rename group={group} />}
      <Leave group={group} />
      {can(group.role, "group.delete") && <Delete group={group} />}
    </Pane>
  );
}

function Rename({ group }: { group: Group }) {
  const update = trpc.groups.update.useMutation();
  const form = useZodForm({
    fields: () => groupChange,
    defaults: { name: group.name },
    async submit({ name }) {
      const changed = await update.mutateAsync({ groupId: group.id, name });
      apply({ type: "group.updated", group: changed });
      showToast(moreWords.groups.renamed);
    },
  });
  return (
    <Section title={moreWords.groups.nameTitle}>
      <form onSubmit={form.onSubmit} noValidate className="flex flex-col items-start gap-4">
        <ErrorNote error={form.failure} />
        <div className="w-full max-w-96">
          <Field label={moreWords.groups.name} error={form.errors.name?.message}>
            {(control) => <Input {...control} {...form.register("name")} autoComplete="off" />}
          </Field>
        </div>
        <Button type="submit" variant="primary" busy={form.busy}>
          {moreWords.groups.rename}
        </Button>
      </form>
    </Section>
  );
}

function Leave({ group }: { group: Group }) {
  const [open, setOpen] = useState(false);
  const leave = useLeaveGroup(group);
  const owned = trpc.users.ownedAlone.useQuery(undefined, { enabled: group.role === "owner", staleTime: 0 });
  const mine = owned.data?.find(({ id }) => id === group.id);
  if (owned.isLoading) {
    return (
      <Section title={moreWords.groups.leave}>
        <Skeleton className="h-10 w-36 rounded-lg" />
      </Section>
    );
  }
  if (mine) {
    return (
      <Section
        title={moreWords.groups.leave}
        lead={mine.others > 0 ? moreWords.groups.leaveLastOwner : moreWords.groups.leaveLastMember}
      >
        {mine.others > 0 && (
          <Link to={paths.members({ groupId: group.id })} className={buttonClass()}>
            {moreWords.settings.chooseOwner}
          </Link>
        )}
      </Section>
    );
  }
  return (
    <Section title={moreWords.groups.leave} lead={moreWords.groups.leaveBody}>
      <Button onClick={() => setOpen(true)}>{moreWords.groups.leave}</Button>
      <Confirm
        open={open}
        onOpenChange={setOpen}
        title={moreWords.groups.leaveTitle(group.name)}
        body={moreWords.groups.leaveBody}
        action={moreWords.groups.leave}
        onConfirm={leave}
      />
    </Section>
  );
}

function Delete({ group }: { group: Group }) {
  const [open, setOpen] = useState(false);
  const remove = trpc.groups.delete.useMutation();
  const confirm = async () => {
    await leavePlace(
      { type: "group.deleted", groupId: group.id },
      { leave: () => remove.mutateAsync({ groupId: group.id }), to: paths.home() },
    );
    showToast(moreWords.groups.deleted(group.name));
  };
  return (
    <Section title={moreWords.groups.danger} lead={moreWords.groups.dangerLead}>
      <Button variant="danger" onClick={() => setOpen(true)}>
        {moreWords.groups.deleteAction}
      </Button>
      <Confirm
        open={open}
        onOpenChange={setOpen}
        title={moreWords.groups.deleteTitle(group.name)}
        body={moreWords.groups.deleteBody}
        action={moreWords.groups.deleteAction}
        typed={{ label: moreWords.groups.deleteTyped(group.name), value: group.name }}
        onConfirm={confirm}
      />
    </Section>
  );
}
