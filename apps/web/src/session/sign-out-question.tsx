import { useState } from "react";
import { Confirm } from "../ui/confirm.tsx";
import { words } from "../words/words.ts";
import { leaveAtOnce } from "./leave.ts";
import { countUnsent } from "./unsent.ts";

interface SignOutQuestionProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Says what signing out deletes, and signs out. */
export const SignOutQuestion = ({ open, onOpenChange }: SignOutQuestionProps) => (
  <Confirm
    open={open}
    onOpenChange={onOpenChange}
    title={words.account.signOutTitle}
    body={<UnsentNote />}
    action={words.account.signOutAnyway}
    onConfirm={leaveAtOnce}
  />
);

/** What signing out deletes; nothing if there is nothing. As it was when it was first shown: in the end it is gone. */
export function UnsentNote() {
  const [{ drafts, messages }] = useState(countUnsent);
  return drafts + messages > 0 && <p>{words.account.signOutLoses(drafts, messages)}</p>;
}
