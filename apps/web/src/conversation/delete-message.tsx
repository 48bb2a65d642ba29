import type { Chat } from "@parley/client";
import { useRef } from "react";
import { apply } from "../sync/parley.ts";
import { trpcClient } from "../trpc.ts";
import { Confirm } from "../ui/confirm.tsx";
import { words } from "../words/words.ts";
import type { Entry } from "./rows.ts";

interface DeleteMessageProps {
  chat: Chat;
  /** The message to delete; null when none is asked for. */
  entry: Entry | null;
  onClose: () => void;
}

/** Asks before a message is deleted, and shows which one it is. */
export function DeleteMessage({ chat, entry, onClose }: DeleteMessageProps) {
  // Stays while the window closes.
  const last = useRef(entry);
  if (entry) last.current = entry;
  const remove = async () => {
    if (!entry) return;
    const message = await trpcClient.messages.delete.mutate({ chatId: chat.id, messageId: entry.id });
    apply({ type: "message.deleted", chatId: chat.id, rev: message.rev, message });
  };
  return (
    <Confirm
      open={entry !== null}
      onOpenChange={(open) => open || onClose()}
      title={words.messages.deleteTitle}
      body={
        <>
          <p>{words.messages.deleteBody}</p>
          <blockquote dir="auto" className="line-clamp-4 whitespace-pre-wrap rounded-lg bg-sunken px-3 py-2 text-sm">
            {last.current?.text}
          </blockquote>
        </>
      }
      action={words.messages.delete}
      onConfirm={remove}
      // The button that asked goes with the message; its place stays.
      focusAfter={() => document.getElementById(`m-${last.current?.id}`)}
    />
  );
}
