import { newChat } from "@parley/api/chats/schema";
import { type Chat, withChat } from "../sync/snapshot.ts";
import { updateSnapshot } from "../sync/use-snapshot.ts";
import { trpc } from "../trpc.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActions } from "../ui/dialog.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
import { useZodForm } from "../ui/use-zod-form.ts";
import { words } from "../words/words.ts";
import { ChatFields } from "./chat-fields.tsx";

interface EditChatDialogProps {
  chat: Chat;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export default function EditChatDialog({ chat, open, onOpenChange }: EditChatDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={words.chats.edit}>
      <EditChatForm chat={chat} close={() => onOpenChange(false)} />
    </Dialog>
  );
}

function EditChatForm({ chat, close }: { chat: Chat; close: () => void }) {
  const update = trpc.chats.update.useMutation();
  const form = useZodForm({
    fields: () => newChat,
    defaults: { name: chat.name, topic: chat.topic, visibility: chat.visibility },
    blame: { CHAT_NAME_TAKEN: "name" },
    async submit(values) {
      const changed = await update.mutateAsync({ chatId: chat.id, ...values });
      updateSnapshot((snapshot) => withChat(snapshot, changed));
      close();
    },
  });
  return (
    <form onSubmit={form.onSubmit} noValidate className="flex flex-col gap-4">
      <ErrorNote error={form.failure} />
      <ChatFields register={form.register} errors={form.errors} />
      <DialogActions>
        <Button look="quiet" onClick={close}>
          {words.cancel}
        </Button>
        <Button type="submit" look="primary" busy={form.busy}>
          {words.chats.editAction}
        </Button>
      </DialogActions>
    </form>
  );
}
