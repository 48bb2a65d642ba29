import { memo } from "react";
import { Avatar } from "../ui/avatar.tsx";
import { cx } from "../ui/cx.ts";
import { lazyPart } from "../ui/lazy-part.tsx";
import { useLongPress } from "../ui/use-long-press.ts";
import { dayOf, fullTimeOf, timeOf } from "../words/dates.ts";
import { words } from "../words/words.ts";
import { Author } from "./author.tsx";
import { MessageBody } from "./message-body.tsx";
import type { Entry, Row } from "./rows.ts";
import { SendState } from "./send-state.tsx";

const MessageEditor = lazyPart(() => import("./message-editor.tsx"), <div className="h-24" />);

const MessageActions = lazyPart(() => import("./message-actions.tsx"));

/** The actions for messages. The same object for the whole conversation. */
export interface RowActions {
  mayEdit(entry: Entry): boolean;
  mayDelete(entry: Entry): boolean;
  mayQuote(entry: Entry): boolean;
  edit(entry: Entry): void;
  stopEditing(): void;
  save(entry: Entry, text: string): Promise<void>;
  remove(entry: Entry): void;
  /** Starts a reply that quotes it. */
  quote(entry: Entry): void;
  /** Undoes a deletion that was not sent yet. */
  restore(entry: Entry): void;
  /** Shows all actions, on a touch screen. */
  openSheet(entry: Entry): void;
  copyLink(entry: Entry): void;
  copyText(entry: Entry): void;
}

/** Which message has the pointer or the keyboard focus. The same object for the whole list. */
export interface Attention {
  point(id: string | null): void;
  focus(id: string | null, byKeyboard: boolean): void;
}

interface MessageRowProps {
  row: Row;
  actions: RowActions;
  inTabOrder: boolean;
  /** Whether this is the one message that shows its actions. */
  isActive: boolean;
  attention: Attention;
  isEditing: boolean;
  isPointed: boolean;
}

/** A message with the lines above it. Only re-rendered when something in it changes. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { row, actions, inTabOrder, isActive, attention, isEditing, isPointed } = props;
  const { entry, opens, opensDay, opensNew } = row;
  const mayAct = !isEditing && !entry.deletedAt && !entry.outgoing;
  const showActions = isActive && mayAct;
  // Touch has no hover.
  const press = useLongPress(() => mayAct && actions.openSheet(entry));

  return (
    <>
      {opensDay && <DayLine at={entry.createdAt} isNew={opensNew} />}
      {opensNew && !opensDay && <NewLine />}
      <article
        id={`m-${entry.id}`}
        aria-label={words.messages.by(entry.user.name, timeOf(entry.createdAt))}
        tabIndex={inTabOrder ? 0 : -1}
        onPointerEnter={(event) => event.pointerType === "mouse" && attention.point(entry.id)}
        onPointerLeave={(event) => event.pointerType === "mouse" && attention.point(null)}
        onFocus={(event) => attention.focus(entry.id, event.target.matches(":focus-visible"))}
        onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || attention.focus(null, false)}
        {...press}
        className={cx(
          "group/message relative pointer-coarse:select-none pointer-coarse:[-webkit-touch-callout:none] flex gap-3 px-4 py-0.5 outline-offset-[-2px] compact:py-px compact:text-sm md:px-6",
          opens && !opensDay && !opensNew && "mt-2.5 compact:mt-1",
          isEditing ? "bg-accent-soft" : isActive && "bg-hover",
          isPointed && "animate-flash",
        )}
      >
        {opens ? (
          <Avatar
            id={entry.user.id}
            name={entry.user.name}
            image={entry.user.image}
            className="mt-0.5 compact:mx-1.5 compact:size-6 compact:rounded-md compact:text-[0.625rem]"
          />
        ) : (
          <Time at={entry.createdAt} short />
        )}
        <div className="min-w-0 flex-1">
          {opens && (
            <div className="flex items-baseline gap-2">
              <Author user={entry.user} />
              <Time at={entry.createdAt} />
            </div>
          )}
          {isEditing ? (
            <MessageEditor
              chatId={entry.chatId}
              text={entry.text ?? ""}
              onSave={(text) => actions.save(entry, text)}
              onCancel={actions.stopEditing}
            />
          ) : (
            <MessageBody entry={entry} />
          )}
          {entry.outgoing && <SendState outgoing={entry.outgoing} />}
        </div>
        {showActions && <MessageActions entry={entry} actions={actions} />}
      </article>
    </>
  );
});

/** The time of a message, beside the name or, without one, in the margin. */
const Time = ({ at, short = false }: { at: string; short?: boolean }) => (
  <time
    dateTime={at}
    title={fullTimeOf(at)}
    className={cx(
      "select-none text-ink-faint",
      short
        ? "-ms-3 w-12 shrink-0 whitespace-nowrap pt-1 text-center text-[0.625rem] leading-4 opacity-0 group-hover/message:opacity-100 group-focus-within/message:opacity-100"
        : "shrink-0 text-xs",
    )}
  >
    {timeOf(at)}
  </time>
);

const DayLine = ({ at, isNew }: { at: string; isNew: boolean }) => (
  <div className="flex select-none items-center gap-3 px-4 pt-5 pb-1 md:px-6">
    <span className={cx("h-px flex-1", isNew ? "bg-danger-ink" : "bg-line")} />
    <time dateTime={at} className="font-medium text-ink-soft text-xs">
      {dayOf(at)}
    </time>
    <span className={cx("h-px flex-1", isNew ? "bg-danger-ink" : "bg-line")} />
    {isNew && <NewMark />}
  </div>
);

const NewLine = () => (
  <div className="flex select-none items-center gap-3 px-4 pt-2.5 pb-1 md:px-6">
    <span className="h-px flex-1 bg-danger-ink" />
    <NewMark />
  </div>
);

const NewMark = () => <span className="font-semibold text-danger-ink text-xs">{words.messages.new}</span>;
