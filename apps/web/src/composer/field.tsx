import type { ClipboardEvent, ComponentProps, KeyboardEvent, RefObject } from "react";
import { isPressed } from "../shortcuts/chord.ts";
import { useCompletion } from "./completion.tsx";
import { insertion, link } from "./edits.ts";
import { useEmojiWhileTyping } from "./emoji.ts";
import { type Format, formats } from "./formats.ts";
import { useGrowing } from "./grow.ts";
import { applyEdit, change, selectedIn } from "./insert.ts";
import { continueLine, isInCode, isInFence } from "./lines.ts";
import { addressFor, fromRichText } from "./paste.ts";

interface ComposerFieldProps extends Omit<ComponentProps<"textarea">, "value" | "onChange" | "ref"> {
  /** Whose members and chats can be named. */
  groupId: string;
  chatId: string;
  value: string;
  onChange: (text: string) => void;
  /** Asked for by Enter where it does not break the line, and by Ctrl or Command with it anywhere. */
  onDone: () => void;
  /** False where Enter breaks every line, as on a touch keyboard. */
  enterIsDone?: boolean;
  ref: RefObject<HTMLTextAreaElement | null>;
}

/** Where Markdown is written: it completes names, knows the keys that format, and what Enter means in lists and in code. */
export function ComposerField(props: ComposerFieldProps) {
  const { groupId, chatId, value, onChange, onDone, enterIsDone = true, ref: field, ...attributes } = props;
  const { onKeyDown, onSelect, onBlur, ...others } = attributes;
  const completion = useCompletion({ field, groupId, chatId });
  const replaceShortcode = useEmojiWhileTyping(field);
  useGrowing(field, value);

  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // While an input method composes, every key is its own; some browsers tell it by the code 229 only.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (completion.onKeyDown(event)) return;
    const format = formatFor(event);
    if (format) {
      event.preventDefault();
      change(event.currentTarget, formats[format].apply);
    } else if (event.key === "Enter" && !event.altKey) {
      onEnter(event);
    }
    if (!event.defaultPrevented) onKeyDown?.(event);
  };

  const onEnter = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const selected = selectedIn(event.currentTarget);
    const surely = event.ctrlKey || event.metaKey;
    const goesOn = surely ? undefined : continueLine(selected, { inQuotes: event.shiftKey || !enterIsDone });
    if (goesOn) {
      event.preventDefault();
      applyEdit(event.currentTarget, goesOn);
    } else if (surely || (enterIsDone && !event.shiftKey && !isInFence(selected.text, selected.start))) {
      event.preventDefault();
      onDone();
    }
  };

  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const selected = selectedIn(event.currentTarget);
    const address = addressFor(selected, event.clipboardData.getData("text/plain"));
    const html = event.clipboardData.getData("text/html");
    const markdown = html && !isInCode(selected.text, selected.start) ? fromRichText(html) : undefined;
    const edit = address ? link(selected, address) : markdown ? insertion(selected, markdown) : undefined;
    if (!edit) return;
    event.preventDefault();
    applyEdit(event.currentTarget, edit);
  };

  return (
    <>
      <textarea
        {...others}
        {...completion.attributes}
        ref={field}
        // While it is empty the placeholder stands where the page begins; by itself the browser would put it at the left.
        dir={value === "" ? undefined : "auto"}
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
          completion.look();
          replaceShortcode();
        }}
        onSelect={(event) => {
          completion.look();
          onSelect?.(event);
        }}
        onKeyDown={onKey}
        onPaste={onPaste}
        onBlur={(event) => {
          completion.close();
          onBlur?.(event);
        }}
      />
      {completion.list}
    </>
  );
}

const formatFor = (event: KeyboardEvent): Format | undefined =>
  (Object.keys(formats) as Format[]).find((format) => {
    const { chord } = formats[format];
    return chord !== undefined && isPressed(chord, event.nativeEvent);
  });
