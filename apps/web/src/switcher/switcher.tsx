import { Dialog } from "@base-ui/react/dialog";
import { Search, X } from "lucide-react";
import { useRef } from "react";
import { where } from "../routing/navigation.ts";
import { groupPath } from "../shell/group-path.ts";
import { focusedBefore } from "../shell/overlays.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { scrimClass } from "../ui/popup.ts";
import { moreWords } from "../words/more.ts";
import { words } from "../words/words.ts";
import type { SwitcherEntry } from "./entries.ts";
import { SwitcherHelp } from "./switcher-help.tsx";
import { SwitcherList } from "./switcher-list.tsx";
import { useSwitcher } from "./use-switcher.ts";

interface SwitcherProps {
  /** Whether it begins a direct conversation: there are only people then. */
  newDirect?: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Goes to chats, people, groups and actions by typing a few letters; to begin a direct conversation, only to people. */
export default function Switcher({ newDirect = false, open, onOpenChange }: SwitcherProps) {
  const title = newDirect ? words.directs.create : moreWords.switcher.title;
  /** After going elsewhere, that page has the focus; otherwise it returns to where it was. */
  const stays = useRef(true);
  const close = () => {
    stays.current = true;
    onOpenChange(false);
  };
  return (
    <Dialog.Root open={open} onOpenChange={close}>
      <Dialog.Portal>
        <Dialog.Backdrop className={scrimClass} />
        <Dialog.Popup
          finalFocus={() => stays.current && focusedBefore()}
          className="fixed inset-x-0 top-0 z-40 mx-auto flex h-dvh flex-col overflow-hidden bg-raised text-ink shadow-window outline-none transition-[opacity,scale] duration-100 data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0 md:top-[12dvh] md:h-auto md:max-h-[min(32rem,76dvh)] md:w-[36rem] md:rounded-2xl"
        >
          <Dialog.Title className="sr-only">{title}</Dialog.Title>
          <Field
            newDirect={newDirect}
            title={title}
            open={open}
            pick={(entry) => {
              stays.current = isStaying(entry);
              onOpenChange(false);
            }}
            close={close}
          />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Whether an entry leaves the person on the page that is open, so that no new one takes the focus. */
function isStaying(entry: SwitcherEntry): boolean {
  const here = where();
  if (entry.kind === "action") return "to" in entry ? entry.to === here.path : entry.stays === true;
  if (entry.kind === "chat") return entry.chat.id === here.given.chatId;
  return entry.kind === "group" && groupPath(here, entry.group.id) === here.path;
}

interface FieldProps {
  newDirect: boolean;
  /** Says what it is for. */
  title: string;
  open: boolean;
  /** Called before an entry is performed. */
  pick: (entry: SwitcherEntry) => void;
  close: () => void;
}

function Field({ newDirect, title, open, pick, close }: FieldProps) {
  const { text, setText, onKeyDown, ...list } = useSwitcher({ newDirect, open, pick, close });
  const { sections, active, ids } = list;
  const count = sections.reduce((sum, { hits }) => sum + hits.length, 0);
  const say = moreWords.switcher;
  return (
    <>
      <div className="flex shrink-0 items-center gap-3 border-line border-b ps-4 pe-2 pt-[env(safe-area-inset-top)]">
        <Search aria-hidden className="size-4.5 shrink-0 text-ink-faint" strokeWidth={1.8} />
        <input
          // What opened it was a wish to type.
          // biome-ignore lint/a11y/noAutofocus: a dialog takes the focus, and its field is all there is in it.
          autoFocus
          dir="auto"
          role="combobox"
          aria-expanded={count > 0}
          aria-controls={ids.list}
          aria-autocomplete="list"
          aria-activedescendant={active < 0 ? undefined : ids.option(active)}
          aria-label={title}
          placeholder={newDirect ? say.peoplePlaceholder : say.placeholder}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          className="h-13 min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-faint pointer-coarse:text-[1rem]"
        />
        <IconButton icon={X} label={words.close} onClick={close} className="md:hidden" />
      </div>
      <SwitcherList label={title} {...list} />
      <p role="status" className="sr-only">
        {text.trim() && say.found(count)}
      </p>
      <SwitcherHelp />
    </>
  );
}
