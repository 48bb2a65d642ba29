import { Bell, Keyboard, LogOut, Palette, ShieldCheck, UserRound } from "lucide-react";
import { navigate } from "../routing/navigation.ts";
import { paths } from "../routing/paths.ts";
import { leave } from "../session/leave.ts";
import { keysOf } from "../shortcuts/keys-of.ts";
import { shortcuts } from "../shortcuts/shortcuts.ts";
import type { LazyPopupProps } from "../ui/lazy-popup.tsx";
import MenuPopup from "../ui/menu-popup.tsx";
import { moreWords } from "../words/more.ts";
import { showOverlay } from "./overlays.ts";

export default function OwnMenuPopup({ trigger, defaultOpen }: LazyPopupProps) {
  return (
    <MenuPopup
      side="inline-end"
      align="end"
      trigger={trigger}
      defaultOpen={defaultOpen}
      entries={[
        { label: moreWords.settings.profile, icon: UserRound, onSelect: () => void navigate(paths.profile()) },
        {
          label: moreWords.settings.account,
          icon: ShieldCheck,
          onSelect: () => void navigate(paths.account()),
        },
        {
          label: moreWords.notifications.title,
          icon: Bell,
          onSelect: () => void navigate(paths.notifications()),
        },
        {
          label: moreWords.settings.appearance,
          icon: Palette,
          onSelect: () => void navigate(paths.appearance()),
        },
        {
          label: moreWords.shortcuts.title,
          icon: Keyboard,
          keys: keysOf(shortcuts.help.chords[0]),
          onSelect: () => showOverlay("shortcuts"),
        },
        null,
        { label: moreWords.account.signOut, icon: LogOut, onSelect: () => leave() },
      ]}
    />
  );
}
