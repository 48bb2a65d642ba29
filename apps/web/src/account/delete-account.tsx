import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { endSession } from "../session/session.ts";
import { parley } from "../sync/parley.ts";
import { useMe } from "../sync/use-snapshot.ts";
import { trpc } from "../trpc.ts";
import { Button } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { words } from "../words/words.ts";

export function DeleteAccount() {
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const me = useMe();
  const remove = trpc.users.delete.useMutation();
  const confirm = async () => {
    await remove.mutateAsync({ confirm: "delete my account" });
    parley().outbox.clear();
    await endSession(() => navigate({ to: "/sign-up" }));
  };
  return (
    <>
      <Button look="danger" onClick={() => setOpen(true)}>
        {words.settings.deleteAccount}
      </Button>
      <Confirm
        open={open}
        onOpenChange={setOpen}
        title={words.settings.deleteTitle}
        body={words.settings.deleteLead}
        action={words.settings.deleteAccount}
        typed={{ label: words.settings.deleteTyped(me.username), value: me.username }}
        onConfirm={confirm}
      />
    </>
  );
}
