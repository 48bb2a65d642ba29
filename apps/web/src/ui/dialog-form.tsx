import type { FormEvent, ReactNode } from "react";
import { moreWords } from "../words/more.ts";
import { Button } from "./button.tsx";
import { DialogActions } from "./dialog.tsx";
import { ErrorNote } from "./error-note.tsx";

interface DialogFormProps {
  /** The result of `useZodForm`. */
  form: { onSubmit: (event: FormEvent) => void; failure: unknown; busy: boolean };
  /** The label of the submit button. */
  action: string;
  close: () => void;
  children: ReactNode;
}

/** A form in a dialog, with its fields and buttons. */
export const DialogForm = ({ form, action, close, children }: DialogFormProps) => (
  <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-4">
    <ErrorNote error={form.failure} />
    {children}
    <DialogActions>
      <Button variant="quiet" onClick={close}>
        {moreWords.cancel}
      </Button>
      <Button type="submit" variant="primary" busy={form.busy}>
        {action}
      </Button>
    </DialogActions>
  </form>
);
