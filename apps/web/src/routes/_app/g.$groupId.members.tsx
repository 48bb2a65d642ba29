import { createFileRoute } from "@tanstack/react-router";
import { MembersPage } from "../../members/members-page.tsx";
import { useGroup } from "../../sync/use-snapshot.ts";

export const Route = createFileRoute("/_app/g/$groupId/members")({ component: MembersRoute });

function MembersRoute() {
  const group = useGroup(Route.useParams().groupId);
  return group && <MembersPage key={group.id} group={group} />;
}
