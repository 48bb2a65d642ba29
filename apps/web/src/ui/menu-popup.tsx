import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import { cx } from "./cx.ts";
import { Kbd } from "./kbd.tsx";
import type { LazyPopupProps } from "./lazy-popup.tsx";
import type { MenuEntry, MenuProps } from "./menu.tsx";
import { floatClass } from "./popup.ts";

const itemClass =
  "flex w-full cursor-pointer select-none items-center gap-2.5 rounded-lg px-2.5 py-1.5 text-start text-sm outline-none pointer-coarse:py-2.5 data-disabled:cursor-default data-disabled:opacity-50 data-highlighted:not-data-disabled:bg-hover";

export default function MenuPopup({
  trigger,
  entries,
  align = "start",
  side = "bottom",
  defaultOpen,
}: MenuProps & LazyPopupProps) {
  return (
    <Base.Root defaultOpen={defaultOpen}>
      <Base.Trigger
        render={trigger}
        // With Alt, the arrows lead to other chats (shortcuts.ts).
        onKeyDown={(event) => event.altKey && event.preventBaseUIHandler()}
      />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={4} collisionPadding={8} className="z-50">
          <Base.Popup className={cx(floatClass, "max-h-(--available-height) min-w-48 max-w-80 overflow-y-auto p-1")}>
            {entries.map((entry, index) => (
              <Entry key={index} entry={entry} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Entry({ entry }: { entry: MenuEntry }) {
  if (entry === false) return null;
  if (entry === null) return <Base.Separator className="my-1 h-px bg-line" />;
  if ("choice" in entry) return <Choice {...entry} />;
  const { label, icon: Icon, onSelect, keys, disabled = false, danger } = entry;
  return (
    <Base.Item
      onClick={onSelect}
      disabled={disabled}
      className={cx(itemClass, danger && "text-danger-ink data-highlighted:not-data-disabled:bg-danger-soft")}
    >
      {Icon && <Icon aria-hidden className={cx("size-4 shrink-0", !danger && "text-ink-faint")} strokeWidth={1.8} />}
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {keys && <Kbd className="ms-4 text-ink-faint pointer-coarse:hidden">{keys}</Kbd>}
    </Base.Item>
  );
}

function Choice({ choice, value, options, onChoose }: Extract<MenuEntry, { choice: string }>) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2.5 py-1 font-medium text-ink-faint text-xs">{choice}</Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={onChoose}>
        {options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} closeOnClick className={itemClass}>
            <span className="min-w-0 flex-1">
              <span className="block">{option.label}</span>
              {option.hint && <span className="block text-ink-faint text-xs">{option.hint}</span>}
            </span>
            <Base.RadioItemIndicator>
              <Check aria-hidden className="size-4 text-accent-ink" />
            </Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}
