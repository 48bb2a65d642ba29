import type { Chat } from "@parley/client";
import { SendHorizontal } from "lucide-react";
import { type Ref, useEffect, useId, useImperativeHandle, useRef, useState } from "react";
import { isWide } from "../shell/use-wide.ts";
import { parley } from "../sync/parley.ts";
import { useMe } from "../sync/use-snapshot.ts";
import { cx } from "../ui/cx.ts";
import { words } from "../words/words.ts";
import { readDraft, writeDraft } from "./drafts.ts";
import { useGrowing } from "./grow.ts";
import { LengthNote } from "./length-note.tsx";
import { charactersLeft } from "./text-length.ts";
import { TypingLine } from "./typing-line.tsx";
import { useTypeAnywhere } from "./use-type-anywhere.ts";

/** On a touch keyboard Enter makes a line; the button sends. */
const byTouch = () => matchMedia("(pointer: coarse)").matches;

/** Not on a phone: the keyboard would cover what one came to read. */
function focusIfWelcome(field: HTMLElement | null): void {
  if (isWide() && !byTouch()) field?.focus({ preventScroll: true });
}

export interface ComposerHandle {
  focus(): void;
}

interface ComposerProps {
  chat: Chat;
  onSend: (text: string) => void;
  /** Asked for by the Up key in an empty field. */
  onEditLast: () => void;
  ref: Ref<ComposerHandle>;
}

/** Where one writes. What is not sent is kept as a draft. */
export function Composer({ chat, onSend, onEditLast, ref }: ComposerProps) {
  const me = useMe();
  const [text, setText] = useState(() => readDraft(me.id, chat.id));
  const field = useRef<HTMLTextAreaElement>(null);
  const helpId = useId();
  useGrowing(field, text);
  const left = charactersLeft(text);
  const canSend = text.trim() !== "" && (left === undefined || left >= 0);

  useImperativeHandle(ref, () => ({ focus: () => focusIfWelcome(field.current) }));
  useEffect(() => focusIfWelcome(field.current), []);
  useTypeAnywhere(field);

  const write = (next: string) => {
    setText(next);
    writeDraft(me.id, chat.id, next);
  };
  const send = () => {
    if (!canSend) return;
    onSend(text.trim());
    write("");
    field.current?.focus({ preventScroll: true });
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      className="relative shrink-0 px-3 safe-bottom-4 md:safe-bottom-5 md:px-5"
    >
      <div
        className={cx(
          "flex items-end rounded-xl border border-edge bg-field transition-[border-color,box-shadow]",
          "focus-within:border-accent-ink focus-within:ring-3 focus-within:ring-accent-soft",
        )}
      >
        <textarea
          ref={field}
          dir="auto"
          rows={1}
          value={text}
          placeholder={words.messages.write(chat.name)}
          aria-label={words.messages.write(chat.name)}
          aria-describedby={helpId}
          onChange={(event) => {
            write(event.target.value);
            if (event.target.value.trim()) parley().startTyping(chat.id);
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === "Enter" && !event.shiftKey && !byTouch()) {
              event.preventDefault();
              send();
            } else if (event.key === "ArrowUp" && text === "") {
              event.preventDefault();
              onEditLast();
            } else if (event.key === "Escape") {
              field.current?.blur();
            }
          }}
          className="field-sizing-content max-h-[40dvh] min-h-11 min-w-0 flex-1 resize-none truncate whitespace-pre-wrap bg-transparent px-3.5 py-2.5 outline-none pointer-coarse:text-[1rem]"
        />
        <button
          type="submit"
          disabled={!canSend}
          aria-label={words.messages.send}
          className={cx(
            "m-1.5 grid size-8 shrink-0 place-items-center rounded-lg transition-colors pointer-coarse:size-9",
            canSend ? "bg-accent text-on-accent hover:bg-accent-strong" : "text-ink-faint",
          )}
        >
          <SendHorizontal aria-hidden className="size-4.5 rtl:-scale-x-100" strokeWidth={1.8} />
        </button>
      </div>
      <div className="px-1 pt-1 empty:hidden">
        <LengthNote left={left} />
      </div>
      <TypingLine chatId={chat.id} />
      <p id={helpId} className="sr-only">
        {words.messages.sendHelp}
      </p>
    </form>
  );
}
