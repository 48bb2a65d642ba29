import { can } from "@parley/api/permissions";
import type { Chat, Group } from "@parley/client";
import { useMemo } from "react";
import { paths } from "../routing/paths.ts";
import { isDeleting } from "../sync/deletions.ts";
import { apply } from "../sync/parley.ts";
import { trpcClient } from "../trpc.ts";
import { copyText } from "../ui/copy-text.ts";
import { showToast } from "../ui/toasts.tsx";
import { words } from "../words/words.ts";
import { deleteMessage, restoreMessage } from "./delete-message.ts";
import type { RowActions } from "./message-row.tsx";
import type { Entry } from "./rows.ts";

interface RowActionsOptions {
  chat: Chat;
  role: Group["role"];
  userId: string;
  setEditing: (id: string | null) => void;
  quote: (entry: Entry) => void;
  /** Shows the actions of a message, on a touch screen. */
  openSheet: (entry: Entry) => void;
}

/** The permalink of a message. */
const linkTo = (chat: { id: string; groupId: string }, messageId: string) =>
  location.origin + paths.chat({ groupId: chat.groupId, chatId: chat.id, m: messageId });

async function copy(text: string, done: string): Promise<void> {
  showToast((await copyText(text)) ? done : words.copyRefused);
}

/** The actions that the person may take on messages of this chat. */
export function useRowActions(options: RowActionsOptions): RowActions {
  const { role, userId, setEditing, quote, openSheet } = options;
  const { id: chatId, groupId, archivedAt } = options.chat;
  return useMemo(
    () => ({
      mayEdit: (entry) =>
        entry.userId === userId && !isDeleting(entry.id) && archivedAt === null && can(role, "message.edit"),
      mayDelete: (entry) => entry.userId === userId || can(role, "message.deleteAny"),
      mayQuote: (entry) => entry.text !== null && archivedAt === null && can(role, "message.send"),
      edit: (entry) => setEditing(entry.id),
      stopEditing: () => setEditing(null),
      async save(entry, text) {
        const message = await trpcClient.messages.edit.mutate({ chatId, messageId: entry.id, text });
        apply({ type: "message.updated", chatId, rev: message.rev, message });
        setEditing(null);
      },
      remove: deleteMessage,
      restore: restoreMessage,
      quote,
      openSheet,
      copyLink: (entry) => void copy(linkTo({ id: chatId, groupId }, entry.id), words.messages.linkCopied),
      copyText: (entry) => void copy(entry.text ?? "", words.messages.textCopied),
    }),
    [chatId, groupId, archivedAt, role, userId, setEditing, quote, openSheet],
  );
}
