import { focusedBefore } from "../shell/overlays.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { moreWords } from "../words/more.ts";
import type { Chord } from "./chord.ts";
import { keysOf } from "./keys-of.ts";
import { saysOf, sections } from "./sections.ts";
import type { ShortcutId } from "./shortcuts.ts";

interface ShortcutHelpProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Lists all shortcuts. */
export default function ShortcutHelp({ open, onOpenChange }: ShortcutHelpProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={moreWords.shortcuts.title} finalFocus={focusedBefore}>
      <div className="flex flex-col gap-5">
        {sections.map(({ where, shortcuts }) => (
          <Part key={where} title={moreWords.shortcuts.where[where]} shortcuts={shortcuts} />
        ))}
      </div>
    </Dialog>
  );
}

interface PartProps {
  title: string;
  shortcuts: readonly { id: ShortcutId; chords: readonly Chord[] }[];
}

const Part = ({ title, shortcuts }: PartProps) => (
  <section>
    <h3 className="font-medium text-ink-faint text-xs">{title}</h3>
    <dl className="mt-1">
      {shortcuts.map(({ id, chords }) => (
        <div
          key={id}
          className="flex min-h-9 items-center justify-between gap-4 border-line not-first:border-t py-1.5 text-sm"
        >
          <dt>{saysOf(id)}</dt>
          <dd className="flex shrink-0 flex-wrap justify-end gap-2 text-ink-soft">
            {chords.map((chord) => (
              <Kbd key={chord}>{keysOf(chord)}</Kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  </section>
);
