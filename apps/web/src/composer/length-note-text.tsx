import { useMemo } from "react";
import { moreWords } from "../words/more.ts";
import { splitText } from "./split.ts";

export interface LengthNoteTextProps {
  text: string;
  /** How many characters are left; below zero, how many are too many. */
  left: number;
  /** Sends a text that is too long as several messages. */
  onSendParts?: (parts: readonly string[]) => void;
}

export default function LengthNoteText({ text, left, onSendParts }: LengthNoteTextProps) {
  const isTooLong = left < 0;
  const parts = useMemo(() => (isTooLong && onSendParts ? splitText(text) : undefined), [isTooLong, onSendParts, text]);
  if (!isTooLong) {
    return (
      <p role="status" className="text-ink-faint text-xs">
        {moreWords.messages.left(left)}
      </p>
    );
  }
  return (
    <p className="font-medium text-danger-ink text-xs">
      <span role="status">
        {moreWords.messages.tooLong(-left)}. {parts ? moreWords.composer.shortenOr : moreWords.composer.shorten}
      </span>{" "}
      {parts && (
        <>
          <button
            type="button"
            onClick={() => onSendParts?.(parts)}
            className="rounded-sm underline hover:no-underline"
          >
            {moreWords.composer.sendParts(parts.length)}
          </button>
          .
        </>
      )}
    </p>
  );
}
