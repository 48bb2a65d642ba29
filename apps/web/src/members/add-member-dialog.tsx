import { newMember } from "@parley/api/members/schema";
import { canGrant, roles } from "@parley/api/permissions";
import type { Group } from "@parley/client";
import { Link } from "../routing/link.tsx";
import { paths } from "../routing/paths.ts";
import { trpc } from "../trpc.ts";
import { Dialog } from "../ui/dialog.tsx";
import { DialogForm } from "../ui/dialog-form.tsx";
import { Field } from "../ui/field.tsx";
import { UsernameInput } from "../ui/input.tsx";
import { Select } from "../ui/select.tsx";
import { showToast } from "../ui/toasts.tsx";
import { useZodForm } from "../ui/use-zod-form.ts";
import { moreWords } from "../words/more.ts";
import { refreshMembers } from "./cached-members.ts";

interface AddMemberDialogProps {
  group: Group;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export default function AddMemberDialog({ group, open, onOpenChange }: AddMemberDialogProps) {
  const lead = (
    <>
      {moreWords.members.addLead}{" "}
      <Link
        to={paths.invites({ groupId: group.id })}
        className="rounded-sm text-accent-ink underline underline-offset-2"
      >
        {moreWords.members.addByLink}
      </Link>
    </>
  );
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={moreWords.members.add} description={lead}>
      <AddMemberForm group={group} close={() => onOpenChange(false)} />
    </Dialog>
  );
}

function AddMemberForm({ group, close }: { group: Group; close: () => void }) {
  const add = trpc.members.add.useMutation();
  const form = useZodForm({
    fields: () => newMember,
    defaults: { username: "", role: "member" },
    blame: { USER_NOT_FOUND: "username", ALREADY_MEMBER: "username" },
    async submit(values) {
      const member = await add.mutateAsync({ groupId: group.id, ...values });
      await refreshMembers(group.id);
      showToast(moreWords.members.added(member.user.name));
      close();
    },
  });
  return (
    <DialogForm form={form} action={moreWords.members.addAction} close={close}>
      <Field label={moreWords.members.addUsername} error={form.errors.username?.message}>
        {(control) => <UsernameInput {...control} {...form.register("username")} autoComplete="off" />}
      </Field>
      <Field
        label={moreWords.members.role}
        error={form.errors.role?.message}
        hint={moreWords.roles.hints[form.watch("role") ?? "member"]}
      >
        {(control) => (
          <Select {...control} {...form.register("role")}>
            {roles
              .filter((role) => canGrant(group.role, role))
              .map((role) => (
                <option key={role} value={role}>
                  {moreWords.roles[role]}
                </option>
              ))}
          </Select>
        )}
      </Field>
    </DialogForm>
  );
}
