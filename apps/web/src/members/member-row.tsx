import { can, canGrant, type Role, roles } from "@parley/api/permissions";
import type { Group } from "@parley/client";
import { ChevronDown, UserMinus } from "lucide-react";
import { useState } from "react";
import { MessageButton } from "../directs/message-button.tsx";
import { useMe } from "../sync/use-snapshot.ts";
import { trpc } from "../trpc.ts";
import { Confirm } from "../ui/confirm.tsx";
import { Menu } from "../ui/menu.tsx";
import { showToast } from "../ui/toasts.tsx";
import { sentenceOf } from "../words/errors.ts";
import { moreWords } from "../words/more.ts";
import { refreshMembers } from "./cached-members.ts";
import { PersonLine } from "./person-line.tsx";
import type { Member } from "./use-members.ts";

/** A member with their role, and a menu for those who may change it. */
export function MemberRow({ member, group }: { member: Member; group: Group }) {
  const me = useMe();
  const { user, role } = member;
  const isMe = user.id === me.id;
  return (
    <div className="flex min-h-15 items-center gap-3 border-line border-b py-2">
      <PersonLine user={user} />
      <MessageButton person={user} small />
      {can(group.role, "member.update") && canGrant(group.role, role) ? (
        <RoleMenu member={member} group={group} mayRemove={!isMe} />
      ) : (
        <span className="flex min-w-26 shrink-0 justify-end px-2.5 text-ink-soft text-sm">{moreWords.roles[role]}</span>
      )}
    </div>
  );
}

function RoleMenu({ member, group, mayRemove }: { member: Member; group: Group; mayRemove: boolean }) {
  const [removing, setRemoving] = useState(false);
  const [weighty, setWeighty] = useState<Role | null>(null);
  const { user, role } = member;
  const target = { groupId: group.id, userId: user.id };
  const refresh = () => refreshMembers(group.id);
  const update = trpc.members.update.useMutation({ onSuccess: refresh });
  const remove = trpc.members.remove.useMutation({ onSuccess: refresh });

  return (
    <>
      <Menu
        align="end"
        trigger={
          <button
            type="button"
            aria-label={moreWords.members.roleOf(user.name, moreWords.roles[role])}
            className="flex h-8 min-w-26 shrink-0 items-center justify-end gap-1 rounded-md px-2.5 text-ink-soft text-sm hover:bg-hover hover:text-ink data-popup-open:bg-hover pointer-coarse:h-11"
          >
            {moreWords.roles[role]}
            <ChevronDown aria-hidden className="size-3.5" />
          </button>
        }
        entries={[
          {
            choice: moreWords.members.role,
            value: role,
            options: roles
              .filter((one) => canGrant(group.role, one))
              .map((one) => ({ value: one, label: moreWords.roles[one], hint: moreWords.roles.hints[one] })),
            onChoose: (chosen) => {
              const given = roles.find((one) => one === chosen);
              if (!given || given === role) return;
              // Making somebody an owner, or giving up one's own role, cannot be undone by oneself.
              if (given === "owner" || !mayRemove) setWeighty(given);
              else update.mutate({ ...target, role: given }, { onError: (error) => showToast(sentenceOf(error)) });
            },
          },
          mayRemove && null,
          mayRemove && {
            label: moreWords.members.remove,
            icon: UserMinus,
            onSelect: () => setRemoving(true),
            danger: true,
          },
        ]}
      />
      <Confirm
        open={weighty !== null}
        onOpenChange={() => setWeighty(null)}
        title={mayRemove ? moreWords.members.ownerTitle(user.name) : moreWords.members.ownRoleTitle}
        body={
          mayRemove
            ? moreWords.members.ownerBody(group.name)
            : moreWords.members.ownRoleBody(moreWords.roles[weighty ?? role], moreWords.roles.hints[weighty ?? role])
        }
        action={mayRemove ? moreWords.members.ownerAction : moreWords.members.ownRoleAction}
        harmless={mayRemove}
        onConfirm={async () => {
          if (weighty) await update.mutateAsync({ ...target, role: weighty });
        }}
      />
      <Confirm
        open={removing}
        onOpenChange={setRemoving}
        title={moreWords.members.removeTitle(user.name)}
        body={moreWords.members.removeBody(group.name)}
        action={moreWords.members.removeAction}
        onConfirm={async () => {
          await remove.mutateAsync(target);
          showToast(moreWords.members.removed(user.name));
        }}
      />
    </>
  );
}
