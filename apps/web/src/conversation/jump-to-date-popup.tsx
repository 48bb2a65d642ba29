import { useId } from "react";
import { Button } from "../ui/button.tsx";
import { Input } from "../ui/input.tsx";
import type { LazyPopupProps } from "../ui/lazy-popup.tsx";
import PopoverPopup from "../ui/popover-popup.tsx";
import { moreWords } from "../words/more.ts";
import { words } from "../words/words.ts";
import type { JumpToDateProps, Moment } from "./jump-to-date.tsx";

/** The start of the day this long ago. */
function ago({ days = 0, months = 0 }: { days?: number; months?: number }): Date {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth() - months, now.getDate() - days);
}

const twoDigits = (count: number) => String(count).padStart(2, "0");

/** Today, in the format of a date field. */
function today(): string {
  const now = new Date();
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}

export default function JumpToDatePopup({ onJump, align = "end", ...popup }: JumpToDateProps & LazyPopupProps) {
  return (
    <PopoverPopup {...popup} label={words.messages.jumpToDate} align={align} className="w-68 p-1">
      {(close) => (
        <Choices
          onChoose={(to) => {
            close();
            onJump(to);
          }}
        />
      )}
    </PopoverPopup>
  );
}

function Choices({ onChoose }: { onChoose: (to: Moment) => void }) {
  const id = useId();
  const quick = [
    { says: moreWords.messages.jumpWeek, to: ago({ days: 7 }) },
    { says: moreWords.messages.jumpMonth, to: ago({ months: 1 }) },
    { says: moreWords.messages.jumpYear, to: ago({ months: 12 }) },
    { says: moreWords.messages.jumpBeginning, to: "beginning" as const },
  ];
  return (
    <>
      {quick.map(({ says, to }) => (
        <button
          key={says}
          type="button"
          onClick={() => onChoose(to)}
          className="block w-full rounded-lg px-2.5 py-1.5 text-start text-sm hover:bg-hover active:bg-pressed pointer-coarse:py-2.5"
        >
          {says}
        </button>
      ))}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const day = new FormData(event.currentTarget).get("day");
          // Without a zone it is local time, the reader's day.
          const at = new Date(`${String(day)}T00:00`);
          if (!Number.isNaN(at.getTime())) onChoose(at);
        }}
        className="mt-1 flex flex-col gap-1.5 border-line border-t px-2.5 pt-2.5 pb-2"
      >
        <label htmlFor={id} className="font-medium text-ink-faint text-xs">
          {moreWords.messages.jumpDay}
        </label>
        <div className="flex items-center gap-2">
          <Input id={id} name="day" type="date" required max={today()} className="text-sm" />
          <Button type="submit">{moreWords.messages.jumpGo}</Button>
        </div>
      </form>
    </>
  );
}
