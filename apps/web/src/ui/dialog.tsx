import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { words } from "../words/words.ts";
import { popupClass, scrimClass } from "./popup.ts";

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Called when it has disappeared from the screen. */
  onClosed?: () => void;
  title: string;
  description?: ReactNode;
  /** What gets the focus afterwards, if not what had it before; false leaves the focus where it is then. */
  finalFocus?: (() => HTMLElement | null | false) | undefined;
  children: ReactNode;
}

const fields = "input:not([type=radio]), input:checked, textarea, select";

/** A modal dialog: centred on a wide screen, at the bottom on a phone. */
export function Dialog({ open, onOpenChange, onClosed, title, description, finalFocus, children }: DialogProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => onOpenChange(next)}
      onOpenChangeComplete={(next) => next || onClosed?.()}
    >
      <Base.Portal>
        <Base.Backdrop className={scrimClass} />
        <Base.Popup
          ref={popup}
          className={popupClass}
          // Not the close button. On a touch screen no keyboard must open by itself.
          initialFocus={(by) => by === "touch" || (popup.current?.querySelector<HTMLElement>(fields) ?? popup.current)}
          {...(finalFocus && { finalFocus })}
        >
          <div className="pe-9">
            <Base.Title className="wrap-anywhere font-semibold text-lg">{title}</Base.Title>
            {description && <Base.Description className="mt-1 text-ink-soft text-sm">{description}</Base.Description>}
          </div>
          {children}
          {/* Last, so that the content gets the focus first. */}
          <Base.Close
            aria-label={words.close}
            className="touch-size absolute inset-e-3 top-4 grid size-8 place-items-center rounded-md text-ink-soft transition-colors hover:bg-hover hover:text-ink active:bg-pressed md:inset-e-4 md:top-5 pointer-coarse:top-2"
          >
            <X aria-hidden className="size-4.5" strokeWidth={1.8} />
          </Base.Close>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** The buttons at the end of a dialog, the primary one last. */
export const DialogActions = ({ children }: { children: ReactNode }) => (
  <div className="mt-2 flex flex-wrap-reverse justify-end gap-2">{children}</div>
);
