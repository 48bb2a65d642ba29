import { ArrowDown } from "lucide-react";
import { words } from "../words/words.ts";

interface JumpToLatestProps {
  shown: boolean;
  unread: number;
  onJump: () => void;
}

/** A button that jumps to the end, with the number of new messages there. */
export function JumpToLatest({ shown, unread, onJump }: JumpToLatestProps) {
  return (
    <div className="relative">
      {shown && (
        <button
          type="button"
          onClick={onJump}
          className="absolute inset-x-0 bottom-3 z-10 mx-auto flex h-9 w-fit items-center gap-2 rounded-full bg-raised px-4 font-medium text-sm shadow-float hover:text-accent-ink pointer-coarse:h-11"
        >
          <ArrowDown aria-hidden className="size-4" />
          {unread > 0 ? words.messages.toLatestNew(unread) : words.messages.toLatest}
        </button>
      )}
    </div>
  );
}
