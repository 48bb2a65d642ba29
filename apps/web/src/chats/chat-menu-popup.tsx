import { can } from "@parley/api/permissions";
import { Archive, ArchiveRestore, Bell, BellOff, LogOut, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { paths } from "../routing/paths.ts";
import { leavePlace } from "../shell/leave-place.ts";
import { apply } from "../sync/parley.ts";
import { useMe } from "../sync/use-snapshot.ts";
import { trpc } from "../trpc.ts";
import { Confirm } from "../ui/confirm.tsx";
import { lazyDialog } from "../ui/lazy-dialog.tsx";
import type { LazyPopupProps } from "../ui/lazy-popup.tsx";
import type { MenuEntry } from "../ui/menu.tsx";
import MenuPopup from "../ui/menu-popup.tsx";
import { showToast } from "../ui/toasts.tsx";
import { sentenceOf } from "../words/errors.ts";
import { moreWords } from "../words/more.ts";
import { words } from "../words/words.ts";
import type { ChatMenuProps } from "./chat-menu.tsx";
import { mayChangeChat } from "./may-change-chat.ts";
import { useMute } from "./use-mute.ts";

const EditChatDialog = lazyDialog(() => import("./edit-chat-dialog.tsx"));

type Question = "edit" | "archive" | "delete" | "leave";

export default function ChatMenuPopup({ chat, group, trigger, defaultOpen }: ChatMenuProps & LazyPopupProps) {
  const chatId = chat.id;
  const [question, setQuestion] = useState<{ of: string; what: Question | null }>({ of: chatId, what: null });
  // What was asked of another chat is not asked of this one.
  const asked = question.of === chatId ? question.what : null;
  const setAsked = (what: Question | null) => setQuestion({ of: chatId, what });
  const me = useMe();
  const archive = trpc.chats.archive.useMutation();
  const remove = trpc.chats.delete.useMutation();
  const leave = trpc.chats.leave.useMutation();
  const mute = useMute({ chat });
  const mayChange = mayChangeChat(chat, { role: group.role, userId: me.id });
  const ask = (what: Question) => ({
    open: asked === what,
    onOpenChange: (open: boolean) => setAsked(open ? what : null),
  });

  const setArchived = async (archived: boolean) => {
    const changed = await archive.mutateAsync({ chatId, archived });
    apply({ type: "chat.updated", chat: changed });
    showToast((archived ? moreWords.chats.archivedToast : moreWords.chats.restored)(chat.name));
  };
  const go = async (how: typeof leave | typeof remove, text: string) => {
    const { groupId } = chat;
    await leavePlace(
      { type: "chat.deleted", chatId, groupId },
      { leave: () => how.mutateAsync({ chatId }), to: paths.group({ groupId }) },
    );
    showToast(text);
  };

  const entries: MenuEntry[] = [
    mayChange && { label: moreWords.chats.edit, icon: Pencil, onSelect: () => setAsked("edit") },
    mayChange &&
      !chat.archivedAt && { label: moreWords.chats.archive, icon: Archive, onSelect: () => setAsked("archive") },
    mayChange &&
      chat.archivedAt !== null && {
        label: words.chats.restore,
        icon: ArchiveRestore,
        onSelect: () => void setArchived(false).catch((error: unknown) => showToast(sentenceOf(error))),
      },
    {
      label: mute.muted ? moreWords.mutes.unmute : moreWords.mutes.mute,
      icon: mute.muted ? Bell : BellOff,
      onSelect: mute.toggle,
    },
    chat.visibility === "private" && {
      label: moreWords.chats.leave,
      icon: LogOut,
      onSelect: () => setAsked("leave"),
    },
    can(group.role, "chat.delete") && {
      label: moreWords.chats.delete,
      icon: Trash2,
      onSelect: () => setAsked("delete"),
      danger: true,
    },
  ];
  return (
    <>
      <MenuPopup align="end" trigger={trigger} defaultOpen={defaultOpen} entries={entries} />
      <EditChatDialog chat={chat} {...ask("edit")} />
      <Confirm
        {...ask("archive")}
        title={moreWords.chats.archiveTitle(chat.name)}
        body={moreWords.chats.archiveBody}
        action={moreWords.chats.archiveAction}
        harmless
        onConfirm={() => setArchived(true)}
      />
      <Confirm
        {...ask("leave")}
        title={moreWords.chats.leaveTitle(chat.name)}
        body={moreWords.chats.leaveBody}
        action={moreWords.chats.leave}
        onConfirm={() => go(leave, moreWords.chats.left(chat.name))}
      />
      <Confirm
        {...ask("delete")}
        title={moreWords.chats.deleteTitle(chat.name)}
        body={moreWords.chats.deleteBody}
        action={moreWords.chats.delete}
        onConfirm={() => go(remove, moreWords.chats.deleted(chat.name))}
      />
    </>
  );
}
