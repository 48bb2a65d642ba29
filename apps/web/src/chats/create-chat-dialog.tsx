import { newChat } from "@parley/api/chats/schema";
import { useNavigate } from "@tanstack/react-router";
import { withChat } from "../sync/snapshot.ts";
import { updateSnapshot } from "../sync/use-snapshot.ts";
import { trpc } from "../trpc.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActions } from "../ui/dialog.tsx";
import { ErrorNote } from "../ui/error-note.tsx";
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
      updateSnapshot((snapshot) => withChat(snapshot, chat));
      close();
      await navigate({ to: "/g/$groupId/c/$chatId", params: { groupId, chatId: chat.id } });
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
          {words.chats.createAction}
        </Button>
      </DialogActions>
    </form>
  );
}
