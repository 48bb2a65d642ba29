import { onSignedOut } from "../query-client.ts";
import { navigate, where } from "../routing/navigation.ts";
import { paths } from "../routing/paths.ts";
import { utils } from "../trpc.ts";
import { endSession, onLeftElsewhere } from "./session.ts";

/** When the session ends while somebody is working, goes to the sign-in page, and from there back to where they were. */
export function watchSession(): void {
  // Several calls may find out at the same time.
  let ending = false;
  const end = () => {
    const { address, path } = where();
    if (ending || address === paths.signIn) return;
    ending = true;
    void endSession(() => navigate(paths.signIn({ to: path, ended: true }), { replace: true })).finally(() => {
      ending = false;
    });
  };
  onSignedOut(end);
  onLeftElsewhere((userId) => {
    if (utils.sync.snapshot.getData()?.user.id === userId) end();
  });
}
