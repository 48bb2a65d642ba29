import { newChat } from "@parley/api/chats/schema";
import { useRef } from "react";
import { navigate } from "../routing/navigation.ts";
import { paths } from "../routing/paths.ts";
import { apply } from "../sync/parley.ts";
import { trpc } from "../trpc.ts";
import { Dialog } from "../ui/dialog.tsx";
import { DialogForm } from "../ui/dialog-form.tsx";
import { useZodForm } from "../ui/use-zod-form.ts";
import { moreWords } from "../words/more.ts";
import { words } from "../words/words.ts";
import { ChatFields } from "./chat-fields.tsx";

interface CreateChatDialogProps {
  groupId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** What gets the focus when the dialog is cancelled, if not what had it before. */
  finalFocus?: () => HTMLElement | null;
}

export default function CreateChatDialog({ groupId, open, onOpenChange, finalFocus }: CreateChatDialogProps) {
  /** A newly created chat takes the focus itself. */
  const made = useRef(false);
  const closed = (hasMade: boolean) => {
    made.current = hasMade;
    onOpenChange(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={() => closed(false)}
      title={moreWords.chats.createTitle}
      finalFocus={finalFocus && (() => !made.current && finalFocus())}
    >
      <CreateChatForm groupId={groupId} close={closed} />
    </Dialog>
  );
}

function CreateChatForm({ groupId, close }: { groupId: string; close: (hasMade: boolean) => void }) {
  const create = trpc.chats.create.useMutation();
  const form = useZodForm({
    fields: () => newChat,
    defaults: { name: "", topic: "", visibility: "open" },
    blame: { CHAT_NAME_TAKEN: "name" },
    async submit(values) {
      const chat = await create.mutateAsync({ groupId, ...values });
      apply({ type: "chat.created", chat });
      close(true);
      await navigate(paths.chat({ groupId, chatId: chat.id }));
    },
  });
  return (
    <DialogForm form={form} action={words.chats.createAction} close={() => close(false)}>
      <ChatFields register={form.register} errors={form.errors} />
    </DialogForm>
  );
}
