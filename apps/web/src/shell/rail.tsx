import type { Group } from "@parley/client";
import { MessagesSquare, Plus } from "lucide-react";
import { NavLink } from "../routing/link.tsx";
import { useHere, useShown } from "../routing/navigation.ts";
import { paths } from "../routing/paths.ts";
import { useUnreadTotals } from "../sync/unread.ts";
import { useChats, useDirects, useGroups } from "../sync/use-snapshot.ts";
import { Avatar } from "../ui/avatar.tsx";
import { CountBadge } from "../ui/badge.tsx";
import { cx } from "../ui/cx.ts";
import { Tooltip } from "../ui/tooltip.tsx";
import { words } from "../words/words.ts";
import { groupPath } from "./group-path.ts";
import { OwnMenu } from "./own-menu.tsx";

/** The rail with the person's groups and their own menu. */
export function Rail() {
  const groups = useGroups();

  return (
    <nav
      aria-label={words.groups.label}
      className="flex w-16 shrink-0 flex-col items-center gap-2 bg-rail pt-[max(0.25rem,env(safe-area-inset-top))] safe-bottom-3"
    >
      <ul className="flex min-h-0 w-full flex-col items-center gap-2 overflow-y-auto py-2 [scrollbar-width:none]">
        <DirectsLink />
        {groups.map((group) => (
          <li key={group.id} className="w-full">
            <GroupLink group={group} />
          </li>
        ))}
        <li>
          <Tooltip label={words.groups.addGroup} side="inline-end">
            <NavLink
              to={paths.welcome()}
              aria-label={words.groups.addGroup}
              className="grid size-10 place-items-center rounded-xl text-ink-soft hover:bg-pressed hover:text-ink"
            >
              <Plus aria-hidden className="size-5" strokeWidth={1.8} />
            </NavLink>
          </Tooltip>
        </li>
      </ul>
      <div className="mt-auto">
        <OwnMenu />
      </div>
    </nav>
  );
}

/** Leads to the direct conversations. There even before the first one, which would otherwise move the groups. */
function DirectsLink() {
  const directs = useDirects();
  const { unread } = useUnreadTotals({ groupIds: directs.map(({ groupId }) => groupId) });
  const openId = useHere(({ groupId }) => groupId);
  const isOpen = directs.some(({ groupId }) => groupId === openId);
  const unreadChats = new Set(useChats().flatMap((chat) => (chat.unread > 0 ? [chat.id] : [])));
  const next =
    directs.find(({ chatId }) => unreadChats.has(chatId)) ??
    directs.find(({ groupId }) => groupId === openId) ??
    directs[0];
  const path = useShown(({ place }) => (next ? groupPath(place, next.groupId) : paths.directs()));
  return (
    <li className="w-full">
      <Tooltip label={words.directs.title} side="inline-end">
        <NavLink
          to={path}
          {...(isOpen && { "aria-current": "page" })}
          className="relative mx-auto grid size-10 place-items-center rounded-xl text-ink-soft hover:bg-pressed hover:text-ink aria-[current=page]:bg-pressed aria-[current=page]:text-ink"
        >
          <MessagesSquare aria-hidden className="size-5" strokeWidth={1.8} />
          <span className="sr-only">
            {words.directs.title}
            {unread > 0 && `, ${words.unread(unread)}`}
          </span>
          {unread > 0 && (
            <CountBadge small count={unread} className="absolute -inset-e-1.5 -top-1.5 ring-2 ring-rail" />
          )}
        </NavLink>
      </Tooltip>
    </li>
  );
}

function GroupLink({ group }: { group: Group }) {
  const { unread, mentions } = useUnreadTotals({ groupIds: [group.id] });
  const path = useShown(({ place }) => groupPath(place, group.id));
  return (
    <Tooltip label={group.name} side="inline-end">
      <NavLink to={path} className="group relative mx-auto flex w-fit rounded-xl">
        <span
          aria-hidden
          className={cx(
            "absolute -inset-s-3 top-1/2 w-1 -translate-y-1/2 rounded-e-full bg-ink transition-[height]",
            "h-0 group-hover:h-4 group-aria-[current]:h-8",
            unread > 0 && "h-2",
          )}
        />
        <Avatar id={group.id} name={group.name} size="group" />
        <span className="sr-only">
          {group.name}
          {unread > 0 && `, ${words.unread(unread)}`}
        </span>
        {mentions > 0 && (
          <CountBadge small count={mentions} className="absolute -inset-e-1.5 -top-1.5 ring-2 ring-rail" />
        )}
      </NavLink>
    </Tooltip>
  );
}
