import { createFileRoute } from "@tanstack/react-router";
import { GroupSettings } from "../../groups/group-settings.tsx";
import { useGroup } from "../../sync/use-snapshot.ts";

export const Route = createFileRoute("/_app/g/$groupId/settings")({ component: GroupSettingsRoute });

function GroupSettingsRoute() {
  const group = useGroup(Route.useParams().groupId);
  return group && <GroupSettings key={group.id} group={group} />;
}
