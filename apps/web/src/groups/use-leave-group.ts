import type { Group } from "@parley/client";
import { paths } from "../routing/paths.ts";
import { leavePlace } from "../shell/leave-place.ts";
import { trpc } from "../trpc.ts";
import { showToast } from "../ui/toasts.tsx";
import { moreWords } from "../words/more.ts";

/** Leaves a group, and goes to another page. @throws LAST_OWNER */
export function useLeaveGroup(group: Group): () => Promise<void> {
  const leave = trpc.members.leave.useMutation();
  return async () => {
    await leavePlace(
      { type: "group.deleted", groupId: group.id },
      { leave: () => leave.mutateAsync({ groupId: group.id }), to: paths.home() },
    );
    showToast(moreWords.groups.left(group.name));
  };
}
