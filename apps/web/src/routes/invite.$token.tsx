import { createFileRoute } from "@tanstack/react-router";
import { InvitePage } from "../invites/invite-page.tsx";
import { loadSnapshot } from "../session/session.ts";

export const Route = createFileRoute("/invite/$token")({
  loader: () => loadSnapshot(),
  component: () => <InvitePage token={Route.useParams().token} snapshot={Route.useLoaderData()} />,
});
