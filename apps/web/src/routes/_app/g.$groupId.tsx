import { createFileRoute } from "@tanstack/react-router";
import { GroupLayout } from "../../groups/group-layout.tsx";

export const Route = createFileRoute("/_app/g/$groupId")({
  component: () => <GroupLayout groupId={Route.useParams().groupId} />,
});
