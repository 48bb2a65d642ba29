import { Popover as Base } from "@base-ui/react/popover";
import { useState } from "react";
import { cx } from "./cx.ts";
import type { LazyPopupProps } from "./lazy-popup.tsx";
import type { PopoverProps } from "./popover.tsx";
import { floatClass } from "./popup.ts";

export default function PopoverPopup(props: PopoverProps & LazyPopupProps) {
  const { trigger, label, children, align = "start", side = "bottom", className, defaultOpen } = props;
  const [open, setOpen] = useState(defaultOpen);
  return (
    <Base.Root open={open} onOpenChange={(next) => setOpen(next)}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={6} collisionPadding={8} className="z-30">
          <Base.Popup aria-label={label} className={cx(floatClass, "max-w-[calc(100vw-1rem)]", className)}>
            {children(() => setOpen(false))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
