import { keysOf } from "../shortcuts/keys-of.ts";
import { Kbd } from "../ui/kbd.tsx";
import { moreWords } from "../words/more.ts";

/** Explains the keys. Hidden from screen readers, which announce a list box. */
export const SwitcherHelp = () => (
  <div
    aria-hidden
    className="hidden shrink-0 items-center gap-4 border-line border-t px-4 py-2 text-ink-faint text-xs md:flex pointer-coarse:hidden"
  >
    <Hint keys="↑ ↓" says={moreWords.switcher.help.choose} />
    <Hint keys={keysOf("Enter")} says={moreWords.switcher.help.open} />
    <Hint keys={keysOf("Escape")} says={moreWords.switcher.help.close} />
  </div>
);

const Hint = ({ keys, says }: { keys: string; says: string }) => (
  <span className="flex items-center gap-1.5">
    <Kbd>{keys}</Kbd>
    {says}
  </span>
);
