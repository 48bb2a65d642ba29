import { Copy, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { Dialog, DialogActions } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Input } from "../ui/input.tsx";
import { Menu } from "../ui/menu.tsx";
import { Popover } from "../ui/popover.tsx";
import { showToast } from "../ui/toasts.tsx";
import { Tooltip } from "../ui/tooltip.tsx";
import { Part } from "./gallery-part.tsx";

const nothing = () => {};

export const FloatingPart = () => (
  <Part title="What floats">
    <div className="gallery-row">
      <Menu
        trigger={<Button>Menu</Button>}
        entries={[
          { label: "Edit", icon: Pencil, onSelect: nothing, keys: "E" },
          { label: "Copy text", icon: Copy, onSelect: nothing },
          { label: "Disabled", icon: Copy, onSelect: nothing, disabled: true },
          null,
          {
            choice: "Role",
            value: "member",
            options: [
              { value: "admin", label: "Admin", hint: "Manages people and chats" },
              { value: "member", label: "Member", hint: "Writes messages and creates chats" },
            ],
            onChoose: nothing,
          },
          null,
          { label: "Delete", icon: Trash2, onSelect: nothing, danger: true },
        ]}
      />
      <Popover trigger={<Button>Popover</Button>} label="An example" className="w-64 p-4">
        {(close) => (
          <>
            <p className="text-sm">A card that hangs on its button.</p>
            <Button size="small" className="mt-3" onClick={close}>
              Close
            </Button>
          </>
        )}
      </Popover>
      <Tooltip label="Explains in a few words" keys="Ctrl K">
        <Button>Tooltip</Button>
      </Tooltip>
      <Button onClick={() => showToast("Link copied")}>Note</Button>
      <Button onClick={() => showToast("Message deleted", { label: "Undo", act: nothing })}>Note with an action</Button>
    </div>
  </Part>
);

export function WindowsPart() {
  const [open, setOpen] = useState<"dialog" | "confirm" | "typed" | null>(null);
  const handle = (which: "dialog" | "confirm" | "typed") => ({
    open: open === which,
    onOpenChange: (next: boolean) => setOpen(next ? which : null),
  });
  const refuse = async () => {
    throw new Error("An example");
  };
  return (
    <Part title="Windows">
      <div className="gallery-row">
        <Button onClick={() => setOpen("dialog")}>Dialog</Button>
        <Button onClick={() => setOpen("confirm")}>Question that fails</Button>
        <Button onClick={() => setOpen("typed")}>Question with a word to type</Button>
      </div>
      <Dialog {...handle("dialog")} title="A dialog" description="What it is about, in a sentence.">
        <Field label="Name">{(control) => <Input {...control} />}</Field>
        <DialogActions>
          <Button variant="quiet" onClick={() => setOpen(null)}>
            Cancel
          </Button>
          <Button variant="primary" onClick={() => setOpen(null)}>
            Save
          </Button>
        </DialogActions>
      </Dialog>
      <Confirm
        {...handle("confirm")}
        title="Delete this?"
        body="It cannot be undone."
        action="Delete"
        onConfirm={refuse}
      />
      <Confirm
        {...handle("typed")}
        title="Delete Kitchen team?"
        body="All its chats and messages go."
        action="Delete group"
        typed={{ label: "Type Kitchen team to confirm", value: "Kitchen team" }}
        onConfirm={async () => {}}
      />
    </Part>
  );
}
