import { Tooltip as Base } from "@base-ui/react/tooltip";
import { Kbd } from "./kbd.tsx";
import type { TooltipProps } from "./tooltip.tsx";

/** Whether the last key or press was a key that moves the focus. Otherwise the focus only returns, from a dialog for example. */
let stepping = false;
// Chrome's autofill sends events without a key; no pattern minds.
addEventListener("keydown", ({ key }) => (stepping = /^(Tab|Home|End|Arrow)/.test(key)), { capture: true });
addEventListener("pointerdown", () => (stepping = false), { capture: true });

export default function TooltipPopup({ label, keys, children, side = "top" }: TooltipProps) {
  return (
    <Base.Root
      onOpenChange={(open, { reason, cancel, allowPropagation }) => {
        if (open && reason === "trigger-focus" && !stepping) cancel();
        // Escape must also close the dialog around the tooltip: nobody wants to press it twice.
        if (reason === "escape-key") allowPropagation();
      }}
    >
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
