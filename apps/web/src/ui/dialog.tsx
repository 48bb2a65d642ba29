import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { words } from "../words/words.ts";
import { popupClass, scrimClass } from "./popup.ts";

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** When it has gone from the screen. */
  onClosed?: () => void;
  title: string;
  description?: ReactNode;
  /** What gets the focus afterwards, where that is not what had it before; false leaves it where it is by then. */
  finalFocus?: (() => HTMLElement | null | false) | undefined;
  children: ReactNode;
}

const fields = "input:not([type=radio]), input:checked, textarea, select";

/** A window over the page: in the middle of a wide screen, at the lower edge of a phone. */
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
          // One wants to fill it in or to read it, not to close it. On a touch screen no keyboard may open by itself.
          initialFocus={(by) => by === "touch" || (popup.current?.querySelector<HTMLElement>(fields) ?? popup.current)}
          {...(finalFocus && { finalFocus })}
        >
          <div className="pe-9">
            <Base.Title className="wrap-anywhere font-semibold text-lg">{title}</Base.Title>
            {description && <Base.Description className="mt-1 text-ink-soft text-sm">{description}</Base.Description>}
          </div>
          {children}
          {/* Last, so that what the dialog is for has the focus first. */}
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

/** The buttons at the end of a dialog: what goes on stands last. */
export const DialogActions = ({ children }: { children: ReactNode }) => (
  <div className="mt-2 flex flex-wrap-reverse justify-end gap-2">{children}</div>
);
