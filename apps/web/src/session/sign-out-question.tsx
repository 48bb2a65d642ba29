import { useLayoutEffect } from "react";
import type { Path } from "../routing/address.ts";
import { hideOverlay, useOverlay } from "../shell/overlays.ts";
import { lazyDialog } from "../ui/lazy-dialog.tsx";

const SignOutDialog = lazyDialog(() => import("./sign-out-dialog.tsx"));

/** The question that `leave` asks. `to` is where the next person goes after signing in. */
export function SignOutQuestion({ to }: { to?: Path }) {
  const open = useOverlay() === "signOut";
  // Another page would ask it on, and lead elsewhere.
  useLayoutEffect(() => () => hideOverlay("signOut"), []);
  return <SignOutDialog open={open} onOpenChange={(next) => next || hideOverlay("signOut")} to={to} />;
}
