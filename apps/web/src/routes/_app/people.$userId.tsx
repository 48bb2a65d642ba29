import { createFileRoute } from "@tanstack/react-router";
import { PersonPage } from "../../people/person-page.tsx";

export const Route = createFileRoute("/_app/people/$userId")({
  component: () => <PersonPage userId={Route.useParams().userId} />,
});
