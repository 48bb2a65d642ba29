import { onSignedOut } from "../query-client.ts";
import type { router } from "../router.tsx";
import { forgetSession } from "./session.ts";

/** When the session ends while someone is at work: to the sign-in, and from there back to where they were. */
export function watchSession(within: typeof router): void {
  onSignedOut(() => {
    const { pathname, href } = within.state.location;
    if (pathname === "/sign-in") return;
    forgetSession();
    void within.navigate({ to: "/sign-in", search: { to: href, ended: true }, replace: true });
  });
}
