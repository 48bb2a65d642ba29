import type { Group } from "@parley/client";
import { navigate } from "../routing/navigation.ts";
import { paths } from "../routing/paths.ts";
import { apply } from "../sync/parley.ts";
import { trpc } from "../trpc.ts";
import { showToast } from "../ui/toasts.tsx";
import { moreWords } from "../words/more.ts";

/** Leaves a group, and goes to another page. @throws LAST_OWNER */
export function useLeaveGroup(group: Group): () => Promise<void> {
  const leave = trpc.members.leave.useMutation();
  return async () => {
    await leave.mutateAsync({ groupId: group.id });
    apply({ type: "group.deleted", groupId: group.id });
    await navigate(paths.home(), { replace: true });
    showToast(moreWords.groups.left(group.name));
  };
}
