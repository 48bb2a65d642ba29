import { can } from "@parley/api/permissions";
import type { Group } from "@parley/client";
import { Bell, BellOff, LogOut, MailPlus, Settings, Users } from "lucide-react";
import { useState } from "react";
import { useMute } from "../chats/use-mute.ts";
import { navigate } from "../routing/navigation.ts";
import { paths } from "../routing/paths.ts";
import { Confirm } from "../ui/confirm.tsx";
import type { LazyPopupProps } from "../ui/lazy-popup.tsx";
import MenuPopup from "../ui/menu-popup.tsx";
import { moreWords } from "../words/more.ts";
import { words } from "../words/words.ts";
import { useLeaveGroup } from "./use-leave-group.ts";

export default function GroupMenuPopup({ group, trigger, defaultOpen }: { group: Group } & LazyPopupProps) {
  const leave = useLeaveGroup(group);
  const mute = useMute({ group });
  const [leaving, setLeaving] = useState(false);
  const go = (to: "members" | "invites" | "groupSettings") => () => void navigate(paths[to]({ groupId: group.id }));

  return (
    <>
      <MenuPopup
        trigger={trigger}
        defaultOpen={defaultOpen}
        entries={[
          { label: words.members.title, icon: Users, onSelect: go("members") },
          can(group.role, "invite.create") && {
            label: moreWords.groups.invite,
            icon: MailPlus,
            onSelect: go("invites"),
          },
          can(group.role, "group.update") && {
            label: moreWords.groups.settings,
            icon: Settings,
            onSelect: go("groupSettings"),
          },
          {
            label: mute.muted ? moreWords.mutes.unmuteGroup : moreWords.mutes.muteGroup,
            icon: mute.muted ? Bell : BellOff,
            onSelect: mute.toggle,
          },
          null,
          { label: moreWords.groups.leave, icon: LogOut, onSelect: () => setLeaving(true), danger: true },
        ]}
      />
      <Confirm
        open={leaving}
        onOpenChange={setLeaving}
        title={moreWords.groups.leaveTitle(group.name)}
        body={moreWords.groups.leaveBody}
        action={moreWords.groups.leave}
        onConfirm={leave}
      />
    </>
  );
}
