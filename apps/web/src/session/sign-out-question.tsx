import { useState } from "react";
import type { Path } from "../routing/address.ts";
import { hideOverlay, useOverlay } from "../shell/overlays.ts";
import { Confirm } from "../ui/confirm.tsx";
import { words } from "../words/words.ts";
import { leaveAtOnce } from "./leave.ts";
import { countUnsent } from "./unsent.ts";

/** The question that `leave` asks: says what signing out deletes. */
export const SignOutQuestion = ({ to }: { to?: Path }) => (
  <Confirm
    open={useOverlay() === "signOut"}
    onOpenChange={(open) => open || hideOverlay("signOut")}
    title={words.account.signOutTitle}
    body={<UnsentNote />}
    action={words.account.signOutAnyway}
    onConfirm={() => leaveAtOnce(to)}
  />
);

/** What signing out deletes; nothing if there is nothing. As it was when it was first shown: in the end it is gone. */
export function UnsentNote() {
  const [{ drafts, messages }] = useState(countUnsent);
  return drafts + messages > 0 && <p>{words.account.signOutLoses(drafts, messages)}</p>;
}
