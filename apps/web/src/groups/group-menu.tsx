import type { Group } from "@parley/client";
import { ChevronDown } from "lucide-react";
import { lazyPopup } from "../ui/lazy-popup.tsx";
import { words } from "../words/words.ts";

const Popup = lazyPopup<{ group: Group }>(() => import("./group-menu-popup.tsx"));

/** The group's name, which opens its menu. */
export const GroupMenu = ({ group }: { group: Group }) => (
  <Popup
    group={group}
    trigger={
      <button
        type="button"
        aria-label={words.groups.menu(group.name)}
        className="flex h-10 min-w-0 max-w-full items-center gap-1.5 rounded-lg px-2 hover:bg-hover data-popup-open:bg-hover"
      >
        <span dir="auto" className="truncate font-semibold text-lg">
          {group.name}
        </span>
        <ChevronDown aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" />
      </button>
    }
  />
);
