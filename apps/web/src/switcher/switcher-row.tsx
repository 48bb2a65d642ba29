import type { ReactNode } from "react";
import { ChatIcon } from "../chats/chat-icon.tsx";
import { keysOf } from "../shortcuts/keys-of.ts";
import { useUnread } from "../sync/unread.ts";
import { Avatar } from "../ui/avatar.tsx";
import { CountBadge } from "../ui/badge.tsx";
import { cx } from "../ui/cx.ts";
import { Kbd } from "../ui/kbd.tsx";
import { moreWords } from "../words/more.ts";
import { words } from "../words/words.ts";
import type { ChatEntry, SwitcherEntry } from "./entries.ts";
import { Marked } from "./marked.tsx";
import type { Hit } from "./ranking.ts";

interface SwitcherRowProps {
  id: string;
  hit: Hit<SwitcherEntry>;
  active: boolean;
  onPoint: () => void;
  onChoose: () => void;
}

/** One result. The focus stays in the field, so it does not handle keys. */
export const SwitcherRow = ({ id, hit, active, onPoint, onChoose }: SwitcherRowProps) => (
  // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are in the field that owns the list.
  // biome-ignore lint/a11y/useFocusableInteractive: pointed at by aria-activedescendant.
  <div
    id={id}
    role="option"
    aria-selected={active}
    onPointerMove={() => active || onPoint()}
    onMouseDown={(event) => event.preventDefault()}
    onClick={onChoose}
    className={cx(
      "flex min-h-9 cursor-pointer select-none items-center gap-2.5 rounded-lg px-2.5 text-sm pointer-coarse:min-h-11 pointer-coarse:text-base",
      active && "bg-hover",
    )}
  >
    <span className="grid size-6 shrink-0 place-items-center text-ink-faint">
      <Sign entry={hit.entry} />
    </span>
    <span dir="auto" className="max-w-[70%] shrink-0 truncate">
      <Marked text={hit.entry.name} ranges={hit.name} />
    </span>
    {hit.entry.detail && (
      <span dir="auto" className="min-w-0 truncate text-ink-faint">
        <span className="sr-only">, </span>
        <Marked text={hit.entry.detail} ranges={hit.detail} />
      </span>
    )}
    <span className="ms-auto flex shrink-0 items-center gap-2 ps-2 text-ink-faint text-xs">
      <End entry={hit.entry} />
    </span>
  </div>
);

function Sign({ entry }: { entry: SwitcherEntry }): ReactNode {
  if (entry.kind === "action") return <entry.icon aria-hidden className="size-4" strokeWidth={1.8} />;
  if (entry.kind === "group") return <Avatar id={entry.group.id} name={entry.group.name} size="small" />;
  const person = entry.kind === "person" ? entry.user : entry.other;
  if (person) return <Avatar id={person.id} name={person.name} image={person.image} size="small" />;
  return entry.kind === "chat" && <ChatIcon chat={entry.chat} className="size-4" />;
}

function End({ entry }: { entry: SwitcherEntry }): ReactNode {
  if (entry.kind === "chat") return <Unread chat={entry.chat} />;
  if (entry.kind === "group") return moreWords.switcher.group;
  if (entry.kind === "person") return moreWords.switcher.person;
  return entry.chord && <Kbd>{keysOf(entry.chord)}</Kbd>;
}

function Unread({ chat }: Pick<ChatEntry, "chat">) {
  const unread = useUnread(chat);
  if (unread === 0) return null;
  return (
    <>
      <CountBadge count={unread} />
      <span className="sr-only">, {words.unread(unread)}</span>
    </>
  );
}
