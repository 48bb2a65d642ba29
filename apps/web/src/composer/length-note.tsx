import { useMemo } from "react";
import { words } from "../words/words.ts";
import { splitText } from "./split.ts";

interface LengthNoteProps {
  text: string;
  /** How many characters are left; undefined while there is plenty of room. */
  left: number | undefined;
  /** Sends a text that is too long as several messages. */
  onSendParts?: (parts: readonly string[]) => void;
}

/** Shows how many characters are left when that is few, and what to do when the text is too long. */
export function LengthNote({ text, left, onSendParts }: LengthNoteProps) {
  const isTooLong = left !== undefined && left < 0;
  const parts = useMemo(() => (isTooLong && onSendParts ? splitText(text) : undefined), [isTooLong, onSendParts, text]);
  if (left === undefined) return null;
  if (!isTooLong) {
    return (
      <p role="status" className="text-ink-faint text-xs">
        {words.messages.left(left)}
      </p>
    );
  }
  return (
    <p className="font-medium text-danger-ink text-xs">
      <span role="status">
        {words.messages.tooLong(-left)}. {parts ? words.composer.shortenOr : words.composer.shorten}
      </span>{" "}
      {parts && (
        <>
          <button
            type="button"
            onClick={() => onSendParts?.(parts)}
            className="rounded-sm underline hover:no-underline"
          >
            {words.composer.sendParts(parts.length)}
          </button>
          .
        </>
      )}
    </p>
  );
}
