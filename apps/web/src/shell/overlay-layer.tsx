import type { Chat } from "@parley/client";
import { useEffect, useLayoutEffect } from "react";
import { navigate, useHere } from "../routing/navigation.ts";
import { paths } from "../routing/paths.ts";
import { SignOutQuestion } from "../session/sign-out-question.tsx";
import { useShortcuts } from "../shortcuts/use-shortcuts.ts";
import { useChats, useGroups, useMuted } from "../sync/use-snapshot.ts";
import { lazyDialog } from "../ui/lazy-dialog.tsx";
import { whenUsable } from "../ui/usable.ts";
import { closeDetails } from "./details.ts";
import { neighbour, nextUnread, type Step } from "./neighbours.ts";
import { focusedBefore, hideOverlay, type Overlay, showOverlay, useOverlay } from "./overlays.ts";
import { useTypedAhead } from "./typed-ahead.ts";

const loadSwitcher = () => import("../switcher/switcher.tsx");
const Switcher = lazyDialog(loadSwitcher);
const ShortcutHelp = lazyDialog(() => import("../shortcuts/shortcut-help.tsx"));
const CreateChatDialog = lazyDialog(() => import("../chats/create-chat-dialog.tsx"));

/** The shortcuts of every page, and the overlays that they open. */
export function OverlayLayer() {
  const { groupId, chatId, panel } = useHere((here) => here);
  const places = { groups: useGroups(), chats: useChats(), muted: useMuted() };
  const group = places.groups.find((one) => one.id === groupId);
  const overlay = useOverlay();
  // After the shortcut people start typing at once.
  useEffect(() => void whenUsable(loadSwitcher), []);

  // Nobody else finds open what one has opened, not for a moment.
  useLayoutEffect(() => () => showOverlay(null), []);

  useTypedAhead(overlay === "switcher" || overlay === "newDirect");

  const go = (chat: Chat | undefined) => {
    if (!chat) return;
    void navigate(paths.chat({ groupId: chat.groupId, chatId: chat.id }));
  };
  const step = (by: Step) => () => go(neighbour(places, { groupId, chatId }, by));
  const stepUnread = (by: Step) => () => go(nextUnread(places, { groupId, chatId }, by));

  useShortcuts({
    switcher: () => showOverlay("switcher"),
    previousChat: step(-1),
    nextChat: step(1),
    previousUnread: stepUnread(-1),
    nextUnread: stepUnread(1),
    help: () => showOverlay("shortcuts"),
    leave() {
      if (!panel) return false;
      closeDetails();
      return true;
    },
  });

  const onOpenChange = (name: Overlay) => (open: boolean) => (open ? showOverlay(name) : hideOverlay(name));
  return (
    <>
      <Switcher open={overlay === "switcher"} onOpenChange={onOpenChange("switcher")} />
      <Switcher newDirect open={overlay === "newDirect"} onOpenChange={onOpenChange("newDirect")} />
      <ShortcutHelp open={overlay === "shortcuts"} onOpenChange={onOpenChange("shortcuts")} />
      <SignOutQuestion />
      {group && (
        <CreateChatDialog
          groupId={group.id}
          open={overlay === "createChat"}
          onOpenChange={onOpenChange("createChat")}
          finalFocus={focusedBefore}
        />
      )}
    </>
  );
}
