import type { Chat } from "@parley/client";
import { memo } from "react";
import { ChatIcon } from "../chats/chat-icon.tsx";
import { useDirect } from "../sync/use-snapshot.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";
import { lazyPart } from "../ui/lazy-part.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { dateOf } from "../words/dates.ts";
import { isolated } from "../words/isolated.ts";
import { words } from "../words/words.ts";

const ChatReaders = lazyPart(() => import("../chats/chat-readers.tsx"), <p className="h-5.5 shrink-0" />);

/** In pixels. Constant, so that nothing moves when the last older messages arrive. The same as `h-44` below. */
export const beginningHeight = 176;

interface BeginningProps {
  chat: Chat;
  hasOlder: boolean;
  isEmpty: boolean;
  olderFailed: boolean;
  retryOlder: () => void;
}

/** Shown above the first loaded message: the beginning of the chat, or that more is loading. */
export const Beginning = memo(function Beginning(props: BeginningProps) {
  const { chat, hasOlder, isEmpty, olderFailed, retryOlder } = props;
  const name = isolated(chat.name);
  const isPrivate = chat.visibility === "private" && chat.kind !== "direct";
  if (olderFailed) {
    return (
      <div className="flex h-44 shrink-0 items-center justify-center">
        <LoadFailed text={words.messages.olderFailed} retry={retryOlder} />
      </div>
    );
  }
  if (hasOlder) {
    return (
      <div role="status" aria-label={words.loading} className="flex h-44 shrink-0 flex-col justify-end overflow-hidden">
        <MessageSkeletons count={3} />
      </div>
    );
  }
  return (
    <div className="flex h-44 shrink-0 flex-col justify-end overflow-hidden px-4 pb-4 md:px-6">
      <Picture chat={chat} />
      <h2 className="wrap-anywhere mt-3 line-clamp-2 shrink-0 font-semibold text-lg">
        {chat.kind === "direct" ? words.directs.beginning(name) : words.messages.beginning(name)}
      </h2>
      <p className={cx("max-w-prose text-ink-soft", isPrivate ? "line-clamp-1 shrink-0" : "line-clamp-2")}>
        {isEmpty && !isPrivate && !chat.archivedAt
          ? words.messages.beginningBody
          : chat.topic || words.chats.createdOn(dateOf(chat.createdAt))}
      </p>
      {isPrivate && <ChatReaders chat={chat} />}
    </div>
  );
});

/** The other person's picture in a direct conversation, otherwise the chat's icon. */
function Picture({ chat }: { chat: Chat }) {
  const direct = useDirect(chat.id);
  if (direct) return <Avatar {...direct.user} size="group" />;
  return (
    <span className="grid size-11 shrink-0 place-items-center rounded-xl bg-accent-soft text-accent-ink">
      <ChatIcon chat={chat} className="size-5.5" />
    </span>
  );
}

/** Says that a page of messages failed to load. */
export const LoadFailed = ({ text, retry }: { text: string; retry: () => void }) => (
  <p role="alert" className="flex flex-wrap items-center justify-center gap-3 px-4 py-3 text-ink-soft text-sm">
    {text}
    <Button size="small" onClick={retry}>
      {words.tryAgain}
    </Button>
  </p>
);

const shapes = ["w-2/3", "w-1/2", "w-3/4", "w-2/5", "w-3/5"];

/** Placeholders for messages that are loading. */
export const MessageSkeletons = ({ count }: { count: number }) =>
  Array.from({ length: count }, (_, index) => (
    <div key={index} className="flex gap-3 px-4 pt-3 pb-0.5 md:px-6">
      <Skeleton className="size-9 shrink-0 rounded-lg" />
      <div className="flex flex-1 flex-col gap-2 pt-0.5">
        <Skeleton className="h-4 w-32" />
        <Skeleton className={`h-4 max-w-prose ${shapes[index % shapes.length]}`} />
      </div>
    </div>
  ));
