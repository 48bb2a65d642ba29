import type { Chat, Group } from "@parley/client";
import { apply } from "../sync/parley.ts";
import { useMuted } from "../sync/use-snapshot.ts";
import { trpc } from "../trpc.ts";
import { showToast } from "../ui/toasts.tsx";
import { sentenceOf } from "../words/errors.ts";
import { moreWords } from "../words/more.ts";

/** Whether a chat or a group is muted, and how to change that. */
export function useMute(what: { chat: Chat } | { group: Group }) {
  const muteChat = trpc.chats.mute.useMutation();
  const muteGroup = trpc.groups.mute.useMutation();
  const { id, name } = "chat" in what ? what.chat : what.group;
  const muted = useMuted().includes(id);

  const setMuted = async (next: boolean): Promise<void> => {
    try {
      if ("chat" in what) await muteChat.mutateAsync({ chatId: id, muted: next });
      else await muteGroup.mutateAsync({ groupId: id, muted: next });
      apply({ type: "mute.updated", id, muted: next });
      showToast(next ? moreWords.mutes.chatMuted(name) : moreWords.mutes.unmuted(name));
    } catch (error) {
      showToast(sentenceOf(error));
    }
  };
  return { muted, toggle: () => void setMuted(!muted) };
}
