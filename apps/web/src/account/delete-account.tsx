import { useState } from "react";
import { paths } from "../routing/paths.ts";
import { leaveBy } from "../session/leave.ts";
import { useMe } from "../sync/use-snapshot.ts";
import { trpc } from "../trpc.ts";
import { Button } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { showToast } from "../ui/toasts.tsx";
import { moreWords } from "../words/more.ts";
import { ChoiceField } from "./choice-field.tsx";
import { LastOwner } from "./last-owner.tsx";

const choices = ["keep", "erase"] as const;

/** Deletes the account: asks what happens to the messages, and names the groups that still need another owner. */
export function DeleteAccount() {
  const [open, setOpen] = useState(false);
  const [messages, setMessages] = useState<(typeof choices)[number]>("keep");
  const me = useMe();
  // There may be another owner by now, perhaps set in another tab.
  const owned = trpc.users.ownedAlone.useQuery(undefined, { staleTime: 0, refetchOnWindowFocus: true });
  const remove = trpc.users.delete.useMutation({ onError: () => void owned.refetch() });
  const confirm = async () => {
    await leaveBy(() => remove.mutateAsync({ confirm: "delete my account", messages }), paths.signUp());
    showToast(moreWords.settings.deleted);
  };
  if (owned.isPending) return <Skeleton className="h-32 w-full max-w-96 rounded-xl" />;
  if (owned.error) return <ErrorNote error={owned.error} />;
  if (owned.data.length > 0) return <LastOwner groups={owned.data} />;
  return (
    <div className="flex flex-col items-start gap-4">
      <div className="w-full">
        <ChoiceField
          label={moreWords.settings.deleteMessages}
          name="messages"
          options={choices.map((value) => ({
            value,
            label: moreWords.settings.deleteChoices[value],
            hint: moreWords.settings.deleteHints[value],
          }))}
          chosen={messages}
          onChoose={setMessages}
        />
      </div>
      <Button variant="danger" onClick={() => setOpen(true)}>
        {moreWords.settings.deleteAccount}
      </Button>
      <Confirm
        open={open}
        onOpenChange={setOpen}
        title={moreWords.settings.deleteTitle}
        body={
          <>
            <p>{moreWords.settings.deleteLead}</p>
            <p>{moreWords.settings.deleteHints[messages]}</p>
          </>
        }
        action={moreWords.settings.deleteAccount}
        typed={{ label: moreWords.settings.deleteTyped(me.username), value: me.username }}
        onConfirm={confirm}
      />
    </div>
  );
}
