import type { Group } from "@parley/client";
import { useNavigate } from "@tanstack/react-router";
import { apply } from "../sync/parley.ts";
import { trpc } from "../trpc.ts";
import { showToast } from "../ui/toasts.tsx";
import { words } from "../words/words.ts";

/** Leaves a group, and goes to another page. @throws LAST_OWNER */
export function useLeaveGroup(group: Group): () => Promise<void> {
  const navigate = useNavigate();
  const leave = trpc.members.leave.useMutation();
  return async () => {
    await leave.mutateAsync({ groupId: group.id });
    apply({ type: "group.deleted", groupId: group.id });
    await navigate({ to: "/", replace: true });
    showToast(words.groups.left(group.name));
  };
}
