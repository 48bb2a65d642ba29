import { cx } from "../ui/cx.ts";
import { words } from "../words/words.ts";

/** How much room is left, when that is little. */
export function LengthNote({ left }: { left: number | undefined }) {
  if (left === undefined) return null;
  return (
    <p role="status" className={cx("text-xs", left < 0 ? "font-medium text-danger-ink" : "text-ink-faint")}>
      {left < 0 ? words.messages.tooLong(-left) : words.messages.left(left)}
    </p>
  );
}
