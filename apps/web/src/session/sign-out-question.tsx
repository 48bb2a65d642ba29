import type { Path } from "../routing/address.ts";
import { hideOverlay, useOverlay } from "../shell/overlays.ts";
import { lazyDialog } from "../ui/lazy-dialog.tsx";

const SignOutDialog = lazyDialog(() => import("./sign-out-dialog.tsx"));

/** The question that `leave` asks. `to` is where the next person goes after signing in. */
export const SignOutQuestion = ({ to }: { to?: Path }) => (
  <SignOutDialog open={useOverlay() === "signOut"} onOpenChange={(open) => open || hideOverlay("signOut")} to={to} />
);
