import type { Path } from "../routing/address.ts";
import ConfirmDialog from "../ui/confirm-dialog.tsx";
import { moreWords } from "../words/more.ts";
import { leaveAtOnce } from "./leave.ts";
import { UnsentNote } from "./unsent-note.tsx";

interface SignOutDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  to: Path | undefined;
}

/** Says what signing out deletes, and signs out. */
export default function SignOutDialog({ to, ...dialog }: SignOutDialogProps) {
  return (
    <ConfirmDialog
      {...dialog}
      title={moreWords.account.signOutTitle}
      body={<UnsentNote />}
      action={moreWords.account.signOutAnyway}
      onConfirm={() => leaveAtOnce(to)}
    />
  );
}
