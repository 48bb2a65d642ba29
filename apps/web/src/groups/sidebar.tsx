import { can } from "@parley/api/permissions";
import type { Group } from "@parley/client";
import { ChevronRight, type LucideIcon, MailPlus, MessageSquarePlus, Plus, Users } from "lucide-react";
import { useState } from "react";
import { ChatLink } from "../chats/chat-link.tsx";
import { DirectList } from "../directs/direct-list.tsx";
import { NewDirectButton } from "../directs/new-direct-button.tsx";
import type { Path } from "../routing/address.ts";
import { NavLink } from "../routing/link.tsx";
import { paths } from "../routing/paths.ts";
import { SwitcherButton } from "../switcher/switcher-button.tsx";
import { useChats } from "../sync/use-snapshot.ts";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { lazyDialog } from "../ui/lazy-dialog.tsx";
import { sideLinkClass } from "../ui/side-link.ts";
import { words } from "../words/words.ts";
import { GroupMenu } from "./group-menu.tsx";

const CreateChatDialog = lazyDialog(() => import("../chats/create-chat-dialog.tsx"));

interface SidebarProps {
  group: Group;
  /** Whether it is the whole page, because there is no room for anything beside it. */
  alone: boolean;
  className?: string;
}

/** The sidebar of a group: its members and chats. */
export function Sidebar({ group, alone, className }: SidebarProps) {
  const [creating, setCreating] = useState(false);
  const chats = useChats().filter((chat) => chat.groupId === group.id);
  const open = chats.filter((chat) => !chat.archivedAt);
  const archived = chats.filter((chat) => chat.archivedAt);
  const mayCreate = can(group.role, "chat.create");

  const Place = alone ? "main" : "div";
  const Title = alone ? "h1" : "div";

  return (
    <Place
      {...(alone && { id: "main", tabIndex: -1 })}
      className={cx("flex min-w-0 flex-col border-line bg-sunken outline-none md:border-e", className)}
    >
      <Title className="pane-header flex items-center px-2">
        <GroupMenu group={group} />
      </Title>
      <nav
        aria-label={words.chats.label}
        className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto safe-bottom-4 px-2"
      >
        <ul>
          <li>
            <SwitcherButton />
          </li>
          <li>
            <PlaceLink to={paths.members({ groupId: group.id })} icon={Users} label={words.members.title} />
          </li>
          {can(group.role, "invite.read") && (
            <li>
              <PlaceLink to={paths.invites({ groupId: group.id })} icon={MailPlus} label={words.invites.title} />
            </li>
          )}
        </ul>
        <div>
          <div className="flex h-8 items-center justify-between ps-2">
            <h2 className="font-medium text-ink-faint text-xs">{words.chats.label}</h2>
            {mayCreate && <IconButton icon={Plus} label={words.chats.create} onClick={() => setCreating(true)} />}
          </div>
          <ul>
            {open.map((chat) => (
              <li key={chat.id}>
                <ChatLink chat={chat} />
              </li>
            ))}
          </ul>
          {open.length === 0 && (
            <div className="mt-1 rounded-xl border border-line bg-canvas p-4">
              <p className="font-medium text-sm">{words.chats.none}</p>
              <p className="mt-1 text-ink-soft text-sm">{mayCreate ? words.chats.noneBody : words.chats.noneGuest}</p>
              {mayCreate && (
                <Button variant="primary" size="small" className="mt-3" onClick={() => setCreating(true)}>
                  <MessageSquarePlus aria-hidden className="size-4" />
                  {words.chats.createAction}
                </Button>
              )}
            </div>
          )}
        </div>
        <div>
          <div className="flex h-8 items-center justify-between ps-2">
            <h2 className="font-medium text-ink-faint text-xs">{words.directs.title}</h2>
            <NewDirectButton />
          </div>
          <DirectList />
        </div>
        {archived.length > 0 && (
          <details className="group">
            <summary className="flex h-8 select-none list-none items-center gap-1.5 rounded-lg px-2 text-ink-faint text-sm hover:bg-hover">
              <ChevronRight aria-hidden className="size-3.5 group-open:rotate-90 rtl:-scale-x-100" />
              {words.chats.showArchived(archived.length)}
            </summary>
            <ul>
              {archived.map((chat) => (
                <li key={chat.id}>
                  <ChatLink chat={chat} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </nav>
      <CreateChatDialog groupId={group.id} open={creating} onOpenChange={setCreating} />
    </Place>
  );
}

interface PlaceLinkProps {
  to: Path;
  icon: LucideIcon;
  label: string;
}

function PlaceLink({ to, icon: Icon, label }: PlaceLinkProps) {
  return (
    <NavLink to={to} className={sideLinkClass()}>
      <Icon aria-hidden className="size-4 shrink-0" strokeWidth={1.8} />
      <span className="truncate">{label}</span>
    </NavLink>
  );
}
