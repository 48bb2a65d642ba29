import { Menu as Base } from "@base-ui/react/menu";
import { Check, type LucideIcon } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { cx } from "./cx.ts";
import { floatClass } from "./popup.ts";

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement;
  children: ReactNode;
  align?: "start" | "end";
  side?: "top" | "bottom" | "inline-end";
}

export function Menu({ trigger, children, align = "start", side = "bottom" }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={4} collisionPadding={8} className="z-50">
          <Base.Popup className={cx(floatClass, "min-w-48 max-w-80 p-1")}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

const itemClass =
  "flex w-full cursor-pointer select-none items-center gap-2.5 rounded-lg px-2.5 py-1.5 text-start text-sm outline-none pointer-coarse:py-2.5 data-highlighted:bg-hover data-disabled:opacity-50";

interface MenuItemProps {
  icon?: LucideIcon;
  children: ReactNode;
  onClick?: () => void;
  danger?: boolean;
  /** A link instead of a button. */
  render?: ReactElement;
}

export function MenuItem({ icon: Icon, children, onClick, danger, render }: MenuItemProps) {
  return (
    <Base.Item
      onClick={onClick}
      {...(render ? { render } : {})}
      className={cx(itemClass, danger && "text-danger-ink data-highlighted:bg-danger-soft")}
    >
      {Icon && <Icon aria-hidden className={cx("size-4 shrink-0", !danger && "text-ink-faint")} strokeWidth={1.8} />}
      <span className="min-w-0 flex-1 truncate">{children}</span>
    </Base.Item>
  );
}

interface MenuChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string; hint?: string }[];
  onChange: (value: Value) => void;
}

/** One of several, with a mark at the one that is chosen. */
export function MenuChoice<Value extends string>({ label, value, options, onChange }: MenuChoiceProps<Value>) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2.5 py-1 font-medium text-ink-faint text-xs">{label}</Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={onChange}>
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

export const MenuLine = () => <Base.Separator className="my-1 h-px bg-line" />;
