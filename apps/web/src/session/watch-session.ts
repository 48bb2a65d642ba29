import { onSignedOut } from "../query-client.ts";
import type { router } from "../router.tsx";
import { utils } from "../trpc.ts";
import { endSession, onLeftElsewhere } from "./session.ts";

/** When the session ends while somebody is working, goes to the sign-in page, and from there back to where they were. */
export function watchSession(within: typeof router): void {
  // Several calls may find out at the same time.
  let ending = false;
  const end = () => {
    const { pathname, href } = within.state.location;
    if (ending || pathname === "/sign-in") return;
    ending = true;
    void endSession(() =>
      within.navigate({ to: "/sign-in", search: { to: href, ended: true }, replace: true }),
    ).finally(() => {
      ending = false;
    });
  };
  onSignedOut(end);
  onLeftElsewhere((userId) => {
    if (utils.sync.snapshot.getData()?.user.id === userId) end();
  });
}
