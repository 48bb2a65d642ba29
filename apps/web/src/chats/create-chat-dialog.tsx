import { newChat } from "@parley/api/chats/schema";
import { useNavigate } from "@tanstack/react-router";
import { apply } from "../sync/parley.ts";
import { trpc } from "../trpc.ts";
import { Dialog } from "../ui/dialog.tsx";
import { DialogForm } from "../ui/dialog-form.tsx";
import { useZodForm } from "../ui/use-zod-form.ts";
import { words } from "../words/words.ts";
import { ChatFields } from "./chat-fields.tsx";

interface CreateChatDialogProps {
  groupId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export default function CreateChatDialog({ groupId, open, onOpenChange }: CreateChatDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={words.chats.createTitle}>
      <CreateChatForm groupId={groupId} close={() => onOpenChange(false)} />
    </Dialog>
  );
}

function CreateChatForm({ groupId, close }: { groupId: string; close: () => void }) {
  const navigate = useNavigate();
  const create = trpc.chats.create.useMutation();
  const form = useZodForm({
    fields: () => newChat,
    defaults: { name: "", topic: "", visibility: "open" },
    blame: { CHAT_NAME_TAKEN: "name" },
    async submit(values) {
      const chat = await create.mutateAsync({ groupId, ...values });
      apply({ type: "chat.created", chat });
      close();
      await navigate({ to: "/g/$groupId/c/$chatId", params: { groupId, chatId: chat.id } });
    },
  });
  return (
    <DialogForm form={form} action={words.chats.createAction} close={close}>
      <ChatFields register={form.register} errors={form.errors} />
    </DialogForm>
  );
}
