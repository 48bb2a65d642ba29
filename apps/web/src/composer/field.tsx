import type { ClipboardEvent, ComponentProps, KeyboardEvent, RefObject } from "react";
import { isPressed } from "../shortcuts/chord.ts";
import { useCompletion } from "./completion.tsx";
import type { Edit, Selected } from "./edits.ts";
import { useEmojiWhileTyping } from "./emoji.ts";
import { type Format, formats } from "./formats.ts";
import { useGrowing } from "./grow.ts";
import { applyEdit, change, selectedIn } from "./insert.ts";
import { continueLine, isInFence } from "./lines.ts";
import { pasting } from "./paste.ts";

interface ComposerFieldProps extends Omit<ComponentProps<"textarea">, "value" | "onChange" | "ref"> {
  /** The group whose members and chats can be mentioned. */
  groupId: string;
  chatId: string;
  value: string;
  onChange: (text: string) => void;
  /** Called for Enter, unless it starts a new line, and for Ctrl or Command with Enter anywhere. */
  onDone: () => void;
  /** False if Enter always starts a new line, as on a touch keyboard. */
  enterIsDone?: boolean;
  ref: RefObject<HTMLTextAreaElement | null>;
}

const lineBreak = ({ start, end }: Selected): Edit => ({
  from: start,
  to: end,
  insert: "\n",
  start: start + 1,
  end: start + 1,
});

/** A text field for Markdown, with completion, formatting shortcuts, and Enter that continues lists and code. */
export function ComposerField(props: ComposerFieldProps) {
  const { groupId, chatId, value, onChange, onDone, enterIsDone = true, ref: field, ...attributes } = props;
  const { onKeyDown, onSelect, onBlur, ...others } = attributes;
  const completion = useCompletion({
    field,
    groupId,
    chatId,
    onEnter() {
      const element = field.current;
      if (element && !enter(element)) change(element, lineBreak);
    },
  });
  const replaceShortcode = useEmojiWhileTyping(field);
  useGrowing(field, value);

  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // During IME composition all keys belong to the IME; some browsers only signal it by the key code 229.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (completion.onKeyDown(event)) return;
    const format = formatFor(event);
    if (format) {
      event.preventDefault();
      change(event.currentTarget, formats[format].apply);
    } else if (event.key === "Enter" && !event.altKey) {
      const how = { surely: event.ctrlKey || event.metaKey, shift: event.shiftKey };
      if (enter(event.currentTarget, how)) event.preventDefault();
    }
    if (!event.defaultPrevented) onKeyDown?.(event);
  };

  /** What Enter does, unless it only breaks the line. @returns whether it did anything. */
  const enter = (element: HTMLTextAreaElement, { surely = false, shift = false } = {}): boolean => {
    const selected = selectedIn(element);
    const goesOn = surely ? undefined : continueLine(selected, { inQuotes: shift || !enterIsDone });
    if (goesOn) applyEdit(element, goesOn);
    else if (surely || (enterIsDone && !shift && !isInFence(selected.text, selected.start))) onDone();
    else return false;
    return true;
  };

  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const edit = pasting(selectedIn(event.currentTarget), event.clipboardData);
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
        // While the field is empty, the placeholder follows the direction of the page; by default it would be left-aligned.
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
        onBeforeInput={completion.onBeforeInput}
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
