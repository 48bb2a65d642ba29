import type { Chat, Group } from "@parley/client";
import { type Ref, type RefObject, useCallback, useEffect, useImperativeHandle, useRef, useState } from "react";
import { Composer, type ComposerHandle } from "../composer/composer.tsx";
import { useFirstSteps } from "../groups/use-first-steps.tsx";
import { amend, isReturning } from "../routing/navigation.ts";
import { closeDetails, openDetails } from "../shell/details.ts";
import { rememberPlace } from "../shell/last-place.ts";
import { usePage } from "../shell/use-page.ts";
import { parley } from "../sync/parley.ts";
import { useMe } from "../sync/use-snapshot.ts";
import { Failure } from "../ui/failure.tsx";
import { lazyDialog } from "../ui/lazy-dialog.tsx";
import { lazyPart } from "../ui/lazy-part.tsx";
import { showToast } from "../ui/toasts.tsx";
import { sentenceOf } from "../words/errors.ts";
import { words } from "../words/words.ts";
import { Announcer } from "./announcer.tsx";
import { ArchivedNotice } from "./archived-notice.tsx";
import { MessageSkeletons } from "./beginning.tsx";
import { ChatHeader } from "./chat-header.tsx";
import type { Moment } from "./jump-to-date.tsx";
import { JumpToLatest } from "./jump-to-latest.tsx";
import { MessageList, type MessageListHandle } from "./message-list.tsx";
import { NearMessages } from "./message-surroundings.tsx";
import { leftAt } from "./reading-places.ts";
import type { Entry } from "./rows.ts";
import { sidePanelClass } from "./side-panel.ts";
import { startOf } from "./start.ts";
import { useArrival } from "./use-arrival.ts";
import { useConversation } from "./use-conversation.ts";
import { useJumpToDate } from "./use-jump-to-date.ts";
import { usePermalink } from "./use-permalink.ts";
import { useRowActions } from "./use-row-actions.ts";

const DetailsPanel = lazyPart(() => import("./details-panel.tsx"), <aside className={sidePanelClass} />);
const MessageSheet = lazyDialog(() => import("./message-sheet.tsx"));

interface ConversationProps {
  group: Group;
  chat: Chat;
  messageId: string | undefined;
  panel: "details" | undefined;
}

/**
 * A chat: its messages and the composer. The header and the composer, with all their buttons, stay mounted when another chat is
 * opened.
 */
export function Conversation({ group, chat, messageId, panel }: ConversationProps) {
  const detailsOpen = panel === "details";
  const toggleDetails = detailsOpen ? closeDetails : openDetails;
  const talk = useRef<TalkHandle>(null);
  const composer = useRef<ComposerHandle>(null);
  const me = useMe();
  const jumpToDate = useCallback((to: Moment) => talk.current?.jumpToDate(to), []);
  return (
    <div className="relative flex min-w-0 flex-1">
      <main id="main" tabIndex={-1} className="flex min-w-0 flex-1 flex-col bg-canvas outline-none">
        <ChatHeader
          chat={chat}
          group={group}
          detailsOpen={detailsOpen}
          toggleDetails={toggleDetails}
          onJumpToDate={jumpToDate}
        />
        <Talk key={chat.id} ref={talk} composer={composer} group={group} chat={chat} messageId={messageId} />
        {chat.archivedAt ? (
          <ArchivedNotice key={chat.id} chat={chat} group={group} userId={me.id} />
        ) : (
          <Composer
            ref={composer}
            chat={chat}
            onSend={(text) => talk.current?.send(text)}
            onEditLast={() => talk.current?.editLast()}
          />
        )}
      </main>
      {detailsOpen && <DetailsPanel key={chat.id} chat={chat} group={group} close={toggleDetails} />}
    </div>
  );
}

interface TalkHandle {
  jumpToDate(to: Moment): void;
  send(text: string): void;
  editLast(): void;
}

interface TalkProps extends Omit<ConversationProps, "panel"> {
  composer: RefObject<ComposerHandle | null>;
  ref: Ref<TalkHandle>;
}

/** The messages. Mounted anew for each chat, so that no state carries over to the next. */
function Talk({ group, chat, messageId, composer, ref }: TalkProps) {
  const talk = useConversation(chat, messageId);
  const { me, rows, timeline, opened, reopen, atEnd } = talk;
  const [back] = useState(() => (isReturning() ? leftAt(chat.id) : undefined));
  const list = useRef<MessageListHandle>(null);
  const [editing, setEditingId] = useState<string | null>(null);
  const setEditing = useCallback(
    (id: string | null) => {
      setEditingId(id);
      if (id === null) composer.current?.focus();
    },
    [composer],
  );
  const [sheet, setSheet] = useState<{ entry: Entry; open: boolean } | null>(null);
  const openSheet = useCallback((entry: Entry) => setSheet({ entry, open: true }), []);
  const isDirect = chat.kind === "direct";
  const quote = useCallback(
    ({ text, user }: Entry) =>
      composer.current?.quote({
        text: text ?? "",
        username: isDirect || user.id === me.id ? undefined : user.username,
      }),
    [isDirect, me.id, composer],
  );
  const actions = useRowActions({ chat, role: group.role, userId: me.id, setEditing, quote, openSheet });
  const firstSteps = useFirstSteps(group, chat);
  const arrival = useArrival(list);
  usePermalink({ messageId, loaded: timeline !== undefined, arrival, reopen });
  usePage(`${chat.name} · ${group.name}`, timeline !== undefined);

  useEffect(() => {
    rememberPlace(me.id, { groupId: group.id, chatId: chat.id });
  }, [me.id, group.id, chat.id]);

  const hasNewer = timeline?.newerCursor !== null;
  const toLatest = () => {
    // A reload must not jump back to that message.
    if (messageId) void amend({ m: undefined });
    if (hasNewer) void reopen("latest", "end").catch((error: unknown) => showToast(sentenceOf(error)));
    else list.current?.toEnd();
    composer.current?.focus();
  };

  const jumpToDate = useJumpToDate({ talk, arrival, toLatest });
  const send = (text: string) => {
    parley().outbox.add({ chatId: chat.id, text });
    talk.clearNew();
    toLatest();
  };
  const editLast = () => {
    const last = rows.findLast(({ entry }) => entry.text !== null && !entry.outgoing && actions.mayEdit(entry));
    if (!last) return;
    list.current?.toMessage(last.entry.id, "center");
    setEditing(last.entry.id);
  };
  useImperativeHandle(ref, () => ({ jumpToDate, send, editLast }));

  return (
    <>
      {timeline ? (
        <NearMessages groupId={group.id} messages={timeline.messages}>
          <MessageList
            key={opened.count}
            ref={list}
            chat={chat}
            rows={rows}
            start={opened.start ?? startOf(rows, messageId, back)}
            hasOlder={timeline.olderCursor !== null}
            hasNewer={hasNewer}
            older={talk.older}
            newer={talk.newer}
            onAtEnd={talk.setAtEnd}
            onRest={talk.rest}
            onJumpToDate={jumpToDate}
            onJumpToLatest={toLatest}
            actions={actions}
            editing={editing}
            pointed={arrival.marked}
            above={firstSteps}
          />
        </NearMessages>
      ) : talk.error ? (
        <div className="min-h-0 flex-1">
          <Failure error={talk.error} retry={talk.retry} />
        </div>
      ) : (
        <div role="status" aria-label={words.loading} className="flex min-h-0 flex-1 flex-col justify-end pb-4">
          <MessageSkeletons count={5} />
        </div>
      )}
      <JumpToLatest shown={timeline !== undefined && !atEnd} unread={chat.unread} onJump={toLatest} />
      <Announcer newest={hasNewer ? undefined : timeline?.messages.at(-1)} userId={me.id} />
      {sheet && <MessageSheet {...sheet} onOpenChange={(open) => setSheet({ ...sheet, open })} actions={actions} />}
    </>
  );
}
