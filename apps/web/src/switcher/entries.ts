import { can } from "@parley/api/permissions";
import type { Chat, Group } from "@parley/client";
import {
  Bell,
  CheckCheck,
  Keyboard,
  LogOut,
  type LucideIcon,
  MailPlus,
  MessageSquarePlus,
  Monitor,
  Moon,
  Palette,
  Plus,
  Settings,
  ShieldCheck,
  Sun,
  UserRound,
  Users,
} from "lucide-react";
import { useMemo } from "react";
import { useTheme } from "../account/theme.ts";
import { markAllRead } from "../chats/mark-all-read.ts";
import type { Path } from "../routing/address.ts";
import { paths } from "../routing/paths.ts";
import { leave } from "../session/leave.ts";
import { recentChats } from "../shell/last-place.ts";
import { showOverlay } from "../shell/overlays.ts";
import { shortcuts } from "../shortcuts/shortcuts.ts";
import { useUnreadTotals } from "../sync/unread.ts";
import { type Direct, useChats, useDirects, useGroups, useMe } from "../sync/use-snapshot.ts";
import { moreWords } from "../words/more.ts";
import { words } from "../words/words.ts";
import type { PersonEntry } from "./people.ts";
import type { Entry } from "./ranking.ts";

/** A chat; `other` is the other person of a direct conversation. */
export type ChatEntry = Entry & { kind: "chat"; chat: Chat; other?: Direct["user"] | undefined };
export type GroupEntry = Entry & { kind: "group"; group: Group };
export type ActionEntry = Entry & Action & { kind: "action" };
type Action = { icon: LucideIcon; chord?: string } & (
  | { to: Path }
  /** `stays`: whether it leaves the person on the current page. */
  | { act: () => void; stays?: true }
);
export type SwitcherEntry = ChatEntry | PersonEntry | GroupEntry | ActionEntry;

/** The bonus of the most recently opened chat over equally good matches; less for older ones. */
const recencyWeight = 5;

export function useChatEntries(): ChatEntry[] {
  const me = useMe();
  const groups = useGroups();
  const chats = useChats();
  const directs = useDirects();
  return useMemo(() => {
    const recent = recentChats(me.id);
    const others = new Map(directs.map(({ chatId, user }) => [chatId, user]));
    const names = new Map(groups.map((group) => [group.id, group.name]));
    return chats.map((chat): ChatEntry => {
      const place = recent.indexOf(chat.id);
      const recency = place < 0 ? 0 : recencyWeight * (1 - place / recent.length);
      const weight = recency + (chat.unread > 0 ? 2 : 0) - (chat.archivedAt ? 12 : 0);
      const other = others.get(chat.id);
      const detail = other ? `@${other.username}` : names.get(chat.groupId);
      return { kind: "chat", id: chat.id, name: chat.name, detail, weight, chat, other };
    });
  }, [me.id, groups, chats, directs]);
}

export function useGroupEntries(): GroupEntry[] {
  const groups = useGroups();
  return useMemo(
    () => groups.map((group): GroupEntry => ({ kind: "group", id: group.id, name: group.name, weight: 1, group })),
    [groups],
  );
}

const themeIcons = { system: Monitor, light: Sun, dark: Moon };

/** The actions that the person may take from anywhere. `group` is the open one. */
export function useActionEntries(group: Group | undefined): ActionEntry[] {
  const [theme, chooseTheme] = useTheme();
  const { unread, mentions } = useUnreadTotals();
  const say = moreWords.switcher;

  const actions: ((Omit<Entry, "id"> & Action) | false | undefined)[] = [
    group &&
      can(group.role, "chat.create") && {
        name: moreWords.chats.createTitle,
        icon: MessageSquarePlus,
        also: say.also.createChat,
        act: () => showOverlay("createChat"),
      },
    group &&
      can(group.role, "invite.create") && {
        name: moreWords.groups.invite,
        icon: MailPlus,
        also: words.invites.title,
        to: paths.invites({ groupId: group.id }),
      },
    group && {
      name: words.members.title,
      icon: Users,
      also: say.also.members,
      to: paths.members({ groupId: group.id }),
    },
    group &&
      can(group.role, "group.update") && {
        name: moreWords.groups.settings,
        icon: Settings,
        to: paths.groupSettings({ groupId: group.id }),
      },
    unread + mentions > 0 && {
      name: say.markAllRead,
      icon: CheckCheck,
      also: say.also.markAllRead,
      act: markAllRead,
      stays: true as const,
    },
    { name: words.groups.addGroup, icon: Plus, to: paths.welcome() },
    {
      name: moreWords.settings.profile,
      icon: UserRound,
      also: say.also.profile,
      to: paths.profile(),
    },
    {
      name: moreWords.settings.account,
      icon: ShieldCheck,
      also: say.also.account,
      to: paths.account(),
    },
    {
      name: moreWords.notifications.title,
      icon: Bell,
      also: say.also.notifications,
      to: paths.notifications(),
    },
    {
      name: moreWords.settings.appearance,
      icon: Palette,
      also: say.also.appearance,
      to: paths.appearance(),
    },
    ...(["light", "dark", "system"] as const).map(
      (one) =>
        one !== theme && {
          name: say.useTheme(moreWords.settings.themes[one]),
          icon: themeIcons[one],
          also: moreWords.settings.appearance,
          act: () => chooseTheme(one),
          stays: true as const,
        },
    ),
    {
      name: moreWords.shortcuts.title,
      icon: Keyboard,
      also: say.also.help,
      chord: shortcuts.help.chords[0],
      act: () => showOverlay("shortcuts"),
    },
    { name: moreWords.account.signOut, icon: LogOut, also: say.also.signOut, act: () => leave() },
  ];
  return actions.flatMap((action) => (action ? [{ ...action, kind: "action" as const, id: action.name }] : []));
}
