import type { Path } from "../routing/address.ts";
import ConfirmDialog from "../ui/confirm-dialog.tsx";
import { words } from "../words/words.ts";
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
      title={words.account.signOutTitle}
      body={<UnsentNote />}
      action={words.account.signOutAnyway}
      onConfirm={() => leaveAtOnce(to)}
    />
  );
}
