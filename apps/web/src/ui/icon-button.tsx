import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { cx } from "./cx.ts";
import { Tooltip } from "./tooltip.tsx";

interface IconButtonProps extends Omit<ComponentProps<"button">, "children"> {
  icon: LucideIcon;
  /** The accessible name, also shown as a tooltip. */
  label: string;
  /** The shortcut, shown beside the label. */
  keys?: string;
  danger?: boolean;
}

export function IconButton({ icon: Icon, label, keys, danger = false, className, ...props }: IconButtonProps) {
  return (
    <Tooltip label={label} keys={keys}>
      <button
        type="button"
        aria-label={label}
        {...props}
        className={cx(
          "touch-size inline-grid size-8 shrink-0 place-items-center rounded-md text-ink-soft transition-colors",
          "hover:bg-hover active:bg-pressed aria-pressed:bg-hover data-popup-open:bg-hover",
          "disabled:pointer-events-none disabled:opacity-45",
          danger ? "hover:text-danger-ink" : "hover:text-ink aria-pressed:text-accent-ink data-popup-open:text-ink",
          className,
        )}
      >
        <Icon aria-hidden className="size-4.5" strokeWidth={1.8} />
      </button>
    </Tooltip>
  );
}
