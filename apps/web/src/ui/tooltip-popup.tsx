import { Tooltip as Base } from "@base-ui/react/tooltip";
import { Kbd } from "./kbd.tsx";
import type { TooltipProps } from "./tooltip.tsx";

export default function TooltipPopup({ label, keys, children, side = "top" }: TooltipProps) {
  return (
    // Escape must also close the dialog around the tooltip: nobody wants to press it twice.
    <Base.Root onOpenChange={(_open, { reason, allowPropagation }) => reason === "escape-key" && allowPropagation()}>
      <Base.Trigger render={children} delay={400} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} collisionPadding={8} className="z-50">
          <Base.Popup className="flex max-w-72 items-center gap-2 rounded-md bg-ink px-2 py-1 font-medium text-canvas text-xs shadow-float transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0">
            <span className="wrap-anywhere">{label}</span>
            {keys && <Kbd className="shrink-0 opacity-80">{keys}</Kbd>}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
