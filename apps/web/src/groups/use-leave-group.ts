import { useNavigate } from "@tanstack/react-router";
import { type Group, withoutGroup } from "../sync/snapshot.ts";
import { updateSnapshot } from "../sync/use-snapshot.ts";
import { trpc } from "../trpc.ts";
import { tell } from "../ui/toasts.tsx";
import { words } from "../words/words.ts";

/** Leaves a group for good, and then goes elsewhere. @throws LAST_OWNER */
export function useLeaveGroup(group: Group): () => Promise<void> {
  const navigate = useNavigate();
  const leave = trpc.members.leave.useMutation();
  return async () => {
    await leave.mutateAsync({ groupId: group.id });
    updateSnapshot((snapshot) => withoutGroup(snapshot, group.id));
    await navigate({ to: "/", replace: true });
    tell(words.groups.left(group.name));
  };
}
