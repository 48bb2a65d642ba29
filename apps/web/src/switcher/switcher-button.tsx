import { Search } from "lucide-react";
import { showOverlay } from "../shell/overlays.ts";
import { keysOf } from "../shortcuts/keys-of.ts";
import { shortcuts } from "../shortcuts/shortcuts.ts";
import { cx } from "../ui/cx.ts";
import { Kbd } from "../ui/kbd.tsx";
import { sideLinkClass } from "../ui/side-link.ts";
import { words } from "../words/words.ts";

/** Opens the switcher, and shows its shortcut. */
export const SwitcherButton = () => (
  <button
    type="button"
    aria-keyshortcuts="Control+K Meta+K"
    onClick={() => showOverlay("switcher")}
    className={cx(sideLinkClass(), "w-full")}
  >
    <Search aria-hidden className="size-4 shrink-0" strokeWidth={1.8} />
    <span className="min-w-0 flex-1 truncate text-start">{words.switcher.open}</span>
    <span aria-hidden className="shrink-0 text-ink-faint pointer-coarse:hidden">
      <Kbd>{keysOf(shortcuts.switcher.chords[0])}</Kbd>
    </span>
  </button>
);
