import { createFileRoute } from "@tanstack/react-router";
import { InvitesPage } from "../../invites/invites-page.tsx";
import { useGroup } from "../../sync/use-snapshot.ts";

export const Route = createFileRoute("/_app/g/$groupId/invites")({ component: InvitesRoute });

function InvitesRoute() {
  const group = useGroup(Route.useParams().groupId);
  return group && <InvitesPage key={group.id} group={group} />;
}
