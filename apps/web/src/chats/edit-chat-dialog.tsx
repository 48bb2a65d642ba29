import { newChat } from "@parley/api/chats/schema";
import type { Chat } from "@parley/client";
import { apply } from "../sync/parley.ts";
import { trpc } from "../trpc.ts";
import { Dialog } from "../ui/dialog.tsx";
import { DialogForm } from "../ui/dialog-form.tsx";
import { useZodForm } from "../ui/use-zod-form.ts";
import { moreWords } from "../words/more.ts";
import { ChatFields } from "./chat-fields.tsx";

interface EditChatDialogProps {
  chat: Chat;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export default function EditChatDialog({ chat, open, onOpenChange }: EditChatDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={moreWords.chats.edit}>
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
      apply({ type: "chat.updated", chat: changed });
      close();
    },
  });
  const visibility = form.watch("visibility");
  return (
    <DialogForm form={form} action={moreWords.chats.editAction} close={close}>
      <ChatFields register={form.register} errors={form.errors} />
      {/* Always in the document, so that a screen reader announces when its text changes. */}
      <p role="status" className="rounded-lg bg-notice-soft px-3 py-2 text-notice-ink text-sm empty:hidden">
        {visibility !== chat.visibility && visibility && moreWords.chats.becomes[visibility]}
      </p>
    </DialogForm>
  );
}
