import type { Chat } from "@parley/client";
import { SendHorizontal } from "lucide-react";
import { type Ref, useCallback, useId, useImperativeHandle, useLayoutEffect, useRef, useState } from "react";
import { isWide } from "../shell/use-wide.ts";
import { parley } from "../sync/parley.ts";
import { useMe } from "../sync/use-snapshot.ts";
import { afterPaint } from "../ui/after-paint.ts";
import { cx } from "../ui/cx.ts";
import { lazyPart } from "../ui/lazy-part.tsx";
import { isolated } from "../words/isolated.ts";
import { words } from "../words/words.ts";
import { readDraft, writeDraft } from "./drafts.ts";
import type { Edit, Selected } from "./edits.ts";
import { ComposerField } from "./field.tsx";
import { FootLine } from "./foot-line.tsx";
import { useFormattingShown } from "./formatting-shown.ts";
import { useEnterHint } from "./hint.ts";
import { change } from "./insert.ts";
import { LengthNote } from "./length-note.tsx";
import { withoutBegunItem } from "./lines.ts";
import { quoting } from "./quote.ts";
import { charactersLeft } from "./text-length.ts";
import { ComposerTools } from "./tools.tsx";
import { useTypeAnywhere } from "./use-type-anywhere.ts";

/** Its placeholder is as high as its buttons, so that the messages above do not move. */
const ComposerToolbar = lazyPart(
  () => import("./toolbar.tsx"),
  <div className="border-line border-b py-1">
    <div className="touch-size h-8" />
  </div>,
);

/** On a touch keyboard Enter starts a new line; the button sends. */
const byTouch = () => matchMedia("(pointer: coarse)").matches;

/** Focuses the field, except on a phone, where the keyboard would cover the messages. */
function focusIfWelcome(field: HTMLElement | null | undefined): void {
  if (isWide() && !byTouch()) field?.focus({ preventScroll: true });
}

export interface ComposerHandle {
  focus(): void;
  /** Starts a reply with a quote, and focuses the field. */
  quote(said: Parameters<typeof quoting>[1]): void;
}

interface ComposerProps {
  chat: Chat;
  onSend: (text: string) => void;
  /** Called for the Up key in an empty field. */
  onEditLast: () => void;
  ref: Ref<ComposerHandle>;
}

/**
 * What is written for a chat. The next chat gets a field of its own if anything was written in this one, so that nothing can be undone
 * there that was typed here. Between empty fields there is no difference, and a new one would cost the browser a layout: it moves the
 * focus out of a field that goes.
 */
interface Writing {
  readonly chatId: string;
  readonly text: string;
  readonly touched: boolean;
  /** Counts the fields. */
  readonly field: number;
}

function writingFor(chatId: string, text: string, before?: Writing): Writing {
  const keeps = before !== undefined && !before.touched && before.text === "" && text === "";
  return { chatId, text, touched: false, field: (before?.field ?? 0) + (keeps ? 0 : 1) };
}

/** The field for writing messages. Unsent text is kept as a draft. Stays mounted when another chat is opened. */
export function Composer({ chat, onSend, onEditLast, ref }: ComposerProps) {
  const me = useMe();
  const [known, setWriting] = useState(() => writingFor(chat.id, readDraft(me.id, chat.id)));
  const writing = known.chatId === chat.id ? known : writingFor(chat.id, readDraft(me.id, chat.id), known);
  if (writing !== known) setWriting(writing);
  const { text } = writing;
  const [formatting, setFormatting] = useFormattingShown();
  const field = useRef<HTMLTextAreaElement>(null);
  const helpId = useId();
  const enterSends = !byTouch();
  const left = charactersLeft(text);
  const canSend = text.trim() !== "" && (left === undefined || left >= 0);
  const { hint, look } = useEnterHint(field, chat.id);
  // Stable, so that typing does not re-render the buttons.
  const edit = useCallback((how: (selected: Selected) => Edit) => {
    if (field.current) change(field.current, how);
  }, []);

  useImperativeHandle(ref, () => ({
    focus: () => focusIfWelcome(field.current),
    quote: (said) => edit((selected) => quoting(selected, said)),
  }));
  // After the chat is painted, because moving the focus forces layout. By then a message may have taken the focus, or the dialog that
  // led here has taken it along. A layout effect, as the page takes the focus too, if nobody has it by then.
  useLayoutEffect(() => {
    const { activeElement } = document;
    return afterPaint(() => {
      if (![activeElement, document.body].includes(document.activeElement)) return;
      // Screen readers say where one writes when a field gets the focus.
      if (field.current?.value === "" && field.current === document.activeElement) field.current.blur();
      focusIfWelcome(field.current);
    });
  }, [chat.id]);
  useTypeAnywhere(field);

  const write = (next: string) => {
    setWriting({ ...writing, text: next, touched: true });
    writeDraft(me.id, chat.id, next);
  };
  const sendAll = (parts: readonly string[]) => {
    for (const part of parts) onSend(part);
    write("");
    field.current?.focus({ preventScroll: true });
  };
  const send = () => canSend && sendAll([withoutBegunItem(text)]);

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      className="relative shrink-0 px-3 safe-bottom-6 md:px-5"
    >
      <div
        className={cx(
          "relative rounded-xl border border-edge bg-field transition-[border-color,box-shadow]",
          "focus-within:border-accent-ink focus-within:ring-3 focus-within:ring-accent-soft",
        )}
      >
        {formatting && <ComposerToolbar onEdit={edit} />}
        <div className="flex items-end">
          <ComposerField
            key={writing.field}
            ref={field}
            groupId={chat.groupId}
            chatId={chat.id}
            rows={1}
            value={text}
            placeholder={words.messages.write(isolated(chat.name))}
            aria-label={words.messages.write(chat.name)}
            aria-describedby={enterSends ? helpId : undefined}
            enterIsDone={enterSends}
            onChange={(next) => {
              write(next);
              if (next.trim()) parley().startTyping(chat.id);
            }}
            onDone={send}
            onSelect={look}
            onKeyDown={(event) => {
              if (event.key === "ArrowUp" && text === "" && !event.altKey) {
                event.preventDefault();
                onEditLast();
              } else if (event.key === "Escape") {
                event.currentTarget.blur();
              }
            }}
            // The borders are padding that does not scroll away with a long text. Of an image, as forced colors paint transparent ones.
            className="field-sizing-content max-h-[calc(var(--app-height,100dvh)*0.4)] min-h-11 min-w-0 flex-1 resize-none border-y-[0.625rem] [border-image:linear-gradient(transparent,transparent)_1] bg-transparent px-3.5 outline-none text-ellipsis placeholder:truncate pointer-coarse:min-h-14 pointer-coarse:border-y-[1rem] pointer-coarse:text-[1rem]"
          />
          <span className="flex shrink-0 items-center gap-0.5 p-1.5">
            <ComposerTools formatting={formatting} setFormatting={setFormatting} onEdit={edit} />
            <button
              type="submit"
              disabled={!canSend}
              aria-label={words.messages.send}
              className={cx(
                "grid size-8 shrink-0 place-items-center rounded-lg transition-colors pointer-coarse:size-11",
                canSend ? "bg-accent text-on-accent hover:bg-accent-strong" : "text-ink-faint",
              )}
            >
              <SendHorizontal aria-hidden className="size-4.5 rtl:-scale-x-100" strokeWidth={1.8} />
            </button>
          </span>
        </div>
      </div>
      <div className="px-1 pt-1 empty:hidden">
        <LengthNote key={chat.id} text={text} left={left} onSendParts={sendAll} />
      </div>
      <FootLine key={chat.id} chatId={chat.id} />
      {hint && (
        <p className="pointer-events-none absolute end-0 bottom-0 hidden h-4 px-6 text-ink-faint text-xs leading-4 md:bottom-0.5 lg:block">
          {hint}
        </p>
      )}
      {enterSends && (
        <p id={helpId} className="sr-only">
          {words.messages.sendHelp}
        </p>
      )}
    </form>
  );
}
