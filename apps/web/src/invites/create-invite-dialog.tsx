import { newInvite } from "@parley/api/invites/schema";
import { canGrant, roles } from "@parley/api/permissions";
import type { Group } from "@parley/client";
import { useState } from "react";
import { z } from "zod";
import { trpc } from "../trpc.ts";
import { Button } from "../ui/button.tsx";
import { CopyField } from "../ui/copy-field.tsx";
import { Dialog, DialogActions } from "../ui/dialog.tsx";
import { DialogForm } from "../ui/dialog-form.tsx";
import { Field } from "../ui/field.tsx";
import { Select } from "../ui/select.tsx";
import { useZodForm } from "../ui/use-zod-form.ts";
import { moreWords } from "../words/more.ts";

interface CreateInviteDialogProps {
  group: Group;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const hour = 60 * 60;
const expiries = [
  ["hour", hour],
  ["day", 24 * hour],
  ["week", 7 * 24 * hour],
  ["month", 30 * 24 * hour],
] as const;
const uses = [1, 5, 25, 100];

/** A choice from a list in which an empty value means "no limit". */
const bound = z.string().transform((text): number | null | undefined => (text === "" ? null : Number(text)));

const fields = {
  role: newInvite.role,
  expiresInSeconds: bound.pipe(newInvite.expiresInSeconds),
  maxUses: bound.pipe(newInvite.maxUses),
};

export default function CreateInviteDialog({ group, open, onOpenChange }: CreateInviteDialogProps) {
  const [url, setUrl] = useState<string>();
  const close = () => onOpenChange(false);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      onClosed={() => setUrl(undefined)}
      title={url ? moreWords.invites.created : moreWords.invites.create}
      description={url ? moreWords.invites.createdBody : undefined}
    >
      {url ? (
        <>
          <CopyField label={moreWords.invites.link} value={url} action={moreWords.invites.copy} takesFocus />
          <DialogActions>
            <Button variant="quiet" onClick={close}>
              {moreWords.invites.done}
            </Button>
          </DialogActions>
        </>
      ) : (
        <CreateInviteForm group={group} onCreated={setUrl} close={close} />
      )}
    </Dialog>
  );
}

interface CreateInviteFormProps {
  group: Group;
  onCreated: (url: string) => void;
  close: () => void;
}

function CreateInviteForm({ group, onCreated, close }: CreateInviteFormProps) {
  const utils = trpc.useUtils();
  const create = trpc.invites.create.useMutation();
  const form = useZodForm({
    fields: () => fields,
    defaults: { role: "member", expiresInSeconds: String(7 * 24 * hour), maxUses: "" },
    async submit(values) {
      const invite = await create.mutateAsync({ groupId: group.id, ...values });
      onCreated(invite.url);
      await utils.invites.list.invalidate({ groupId: group.id });
    },
  });
  return (
    <DialogForm form={form} action={moreWords.invites.createAction} close={close}>
      <Field label={moreWords.invites.expiry} error={form.errors.expiresInSeconds?.message}>
        {(control) => (
          <Select {...control} {...form.register("expiresInSeconds")}>
            {expiries.map(([name, seconds]) => (
              <option key={name} value={seconds}>
                {moreWords.invites.expiries[name]}
              </option>
            ))}
            <option value="">{moreWords.invites.expiries.never}</option>
          </Select>
        )}
      </Field>
      <Field label={moreWords.invites.uses} error={form.errors.maxUses?.message}>
        {(control) => (
          <Select {...control} {...form.register("maxUses")}>
            <option value="">{moreWords.invites.usesAny}</option>
            {uses.map((count) => (
              <option key={count} value={count}>
                {moreWords.invites.usesOf(count)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={moreWords.invites.role} error={form.errors.role?.message}>
        {(control) => (
          <Select {...control} {...form.register("role")}>
            {roles
              .filter((role) => role !== "owner" && canGrant(group.role, role))
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
