import { AlertDialog } from "@base-ui/react/alert-dialog";
import { useEffect, useState } from "react";
import { moreWords } from "../words/more.ts";
import { Button } from "./button.tsx";
import type { ConfirmProps } from "./confirm.tsx";
import { DialogActions } from "./dialog.tsx";
import { ErrorNote } from "./error-note.tsx";
import { Field } from "./field.tsx";
import { focusPageIfLost } from "./focus-page.ts";
import { Input } from "./input.tsx";
import { popupClass, scrimClass } from "./popup.ts";

/** Asks for confirmation of something that cannot be undone. */
export default function ConfirmDialog({
  open,
  onOpenChange,
  title,
  body,
  action,
  onConfirm,
  typed,
  harmless,
}: ConfirmProps) {
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  // The action may unmount what opened this dialog, and the dialog with it.
  useEffect(() => focusPageIfLost, []);

  const confirm = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await onConfirm();
      onOpenChange(false);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };

  const reset = () => {
    setText("");
    setError(undefined);
  };

  return (
    <AlertDialog.Root
      open={open}
      onOpenChange={(next) => onOpenChange(next)}
      onOpenChangeComplete={(next) => next || reset()}
    >
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={scrimClass} />
        <AlertDialog.Popup className={popupClass}>
          <AlertDialog.Title className="wrap-anywhere font-semibold text-lg">{title}</AlertDialog.Title>
          <AlertDialog.Description render={<div />} className="wrap-anywhere flex flex-col gap-3 text-ink-soft">
            {body}
          </AlertDialog.Description>
          {typed && (
            <Field label={typed.label}>
              {(control) => (
                <Input {...control} value={text} onChange={(event) => setText(event.target.value)} autoComplete="off" />
              )}
            </Field>
          )}
          <ErrorNote error={error} />
          <DialogActions>
            <AlertDialog.Close render={<Button variant="quiet" />}>{moreWords.cancel}</AlertDialog.Close>
            <Button
              variant={harmless ? "primary" : "danger"}
              busy={busy}
              disabled={typed !== undefined && text.trim() !== typed.value}
              onClick={confirm}
            >
              {action}
            </Button>
          </DialogActions>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
