import {
  Bold,
  Code,
  EyeOff,
  Italic,
  Link,
  List,
  ListOrdered,
  type LucideIcon,
  SquareCode,
  Strikethrough,
  TextQuote,
} from "lucide-react";
import { type KeyboardEvent, memo, useState } from "react";
import { keysOf } from "../shortcuts/keys-of.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { moreWords } from "../words/more.ts";
import type { Edit, Selected } from "./edits.ts";
import { type Format, formats } from "./formats.ts";

const names = Object.keys(formats) as Format[];

const icons: Readonly<Record<Format, LucideIcon>> = {
  bold: Bold,
  italic: Italic,
  strike: Strikethrough,
  link: Link,
  bullets: List,
  numbers: ListOrdered,
  quote: TextQuote,
  code: Code,
  codeBlock: SquareCode,
  spoiler: EyeOff,
};

interface ComposerToolbarProps {
  onEdit: (how: (selected: Selected) => Edit) => void;
}

/** The formatting toolbar. One tab stop; the arrow keys move within it. */
export default memo(function ComposerToolbar({ onEdit }: ComposerToolbarProps) {
  const [current, setCurrent] = useState(0);
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const forwards = event.currentTarget.matches(":dir(rtl)") ? "ArrowLeft" : "ArrowRight";
    const backwards = forwards === "ArrowRight" ? "ArrowLeft" : "ArrowRight";
    const targets: Record<string, number> = {
      [forwards]: (current + 1) % names.length,
      [backwards]: (current + names.length - 1) % names.length,
      Home: 0,
      End: names.length - 1,
    };
    const next = targets[event.key];
    if (next === undefined) return;
    event.preventDefault();
    setCurrent(next);
    event.currentTarget.querySelectorAll("button")[next]?.focus();
  };
  return (
    <div
      role="toolbar"
      aria-label={moreWords.composer.formatting}
      onKeyDown={walk}
      className="flex gap-0.5 overflow-x-auto border-line border-b px-1.5 py-1"
    >
      {names.map((name, index) => {
        const { says, chord } = formats[name];
        return (
          <IconButton
            key={name}
            icon={icons[name]}
            label={says()}
            {...(chord && { keys: keysOf(chord) })}
            tabIndex={index === current ? 0 : -1}
            onFocus={() => setCurrent(index)}
            // The text keeps the focus and its selection.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onEdit(formats[name].apply)}
          />
        );
      })}
    </div>
  );
});
