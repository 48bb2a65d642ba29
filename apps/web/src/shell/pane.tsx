import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "../routing/link.tsx";
import { paths } from "../routing/paths.ts";
import { useUnreadTotals } from "../sync/unread.ts";
import { useGroup, useGroups, useMe } from "../sync/use-snapshot.ts";
import { CountBadge } from "../ui/badge.tsx";
import { cx } from "../ui/cx.ts";
import { words } from "../words/words.ts";
import { firstGroup } from "./first-chat.ts";
import { usePage } from "./use-page.ts";

interface BackLinkProps {
  groupId: string | undefined;
  /** The open chat. */
  chatId?: string;
}

/** Over the shaft of the arrow and beside its head: it hides nothing of it, and grows into the room before the title. */
const cornerClass = "absolute inset-s-3 bottom-3.5";

/** Leads from a pane to the list, on screens with room for only one. Marked while something is unread elsewhere. */
export function BackLink({ groupId, chatId }: BackLinkProps) {
  const { unread, mentions } = useUnreadTotals({ except: chatId });
  // Not home, which opens a chat, and so would mark it as read.
  const list = firstGroup({ user: useMe(), groups: useGroups() });
  const label = [words.back, unread && words.unread(unread), mentions && words.notifications.missed(mentions)];
  return (
    <Link
      to={list ? paths.group({ groupId: groupId ?? list }) : paths.home()}
      aria-label={label.filter(Boolean).join(", ")}
      className="touch-size -ms-2 grid h-9 w-12 shrink-0 items-center justify-start rounded-lg ps-2 text-ink-soft hover:bg-hover md:hidden"
    >
      <span className="relative">
        <ArrowLeft aria-hidden className="size-5 rtl:-scale-x-100" />
        {mentions > 0 ? (
          <CountBadge small count={mentions} className={cornerClass} />
        ) : (
          unread > 0 && <span aria-hidden className={cx(cornerClass, "size-2 rounded-full bg-ink")} />
        )}
      </span>
    </Link>
  );
}

interface PaneProps {
  title: string;
  /** What distinguishes the page from others of that title, for the window's title. */
  subject?: string | undefined;
  /** The group that it is about. Without one, the arrow on a phone leads to the list that was open last. */
  groupId?: string;
  /** At the end of the header. */
  actions?: ReactNode;
  /** Shown in the middle of the pane, instead of a column. */
  empty?: ReactNode;
  children?: ReactNode;
}

/** A page that is not a conversation: a header, and a column of readable width. */
export function Pane({ title, subject, groupId, actions, empty, children }: PaneProps) {
  const group = useGroup(groupId);
  usePage([subject, title, group?.name].filter(Boolean).join(" · "));
  return (
    <main id="main" tabIndex={-1} className="flex min-w-0 flex-1 flex-col bg-canvas outline-none">
      <header className="pane-header flex items-center gap-2 border-line border-b px-4 md:px-6">
        <BackLink groupId={groupId} />
        <h1 dir="auto" className="min-w-0 flex-1 truncate font-semibold text-lg">
          {title}
        </h1>
        {actions}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {empty || <div className="w-full max-w-3xl px-4 safe-bottom-8 pt-6 md:px-6">{children}</div>}
      </div>
    </main>
  );
}

/** A section of a pane. */
export function Section({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <section className="border-line border-t py-6 first:border-t-0 first:pt-0">
      <h2 className="font-semibold">{title}</h2>
      {lead && <p className="mt-0.5 text-pretty text-ink-soft text-sm">{lead}</p>}
      <div className="mt-4">{children}</div>
    </section>
  );
}
