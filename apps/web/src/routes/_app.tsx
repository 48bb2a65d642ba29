import { createFileRoute, redirect } from "@tanstack/react-router";
import { loadSnapshot } from "../session/session.ts";
import { AppLayout } from "../shell/app-layout.tsx";

/** Everything below requires a signed-in person. */
export const Route = createFileRoute("/_app")({
  async beforeLoad({ location }) {
    const snapshot = await loadSnapshot();
    if (!snapshot) throw redirect({ to: "/sign-in", search: { to: location.href }, replace: true });
    return { snapshot };
  },
  component: App,
});

/** Remounted for another person, so that nothing one has opened or typed is there for the next. */
function App() {
  return <AppLayout key={Route.useRouteContext({ select: ({ snapshot }) => snapshot.user.id })} />;
}
