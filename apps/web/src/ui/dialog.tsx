import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { words } from "../words/words.ts";
import { IconButton } from "./icon-button.tsx";
import { popupClass, scrimClass } from "./popup.ts";

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** When it has gone from the screen. */
  onClosed?: () => void;
  title: string;
  description?: ReactNode;
  children: ReactNode;
}

/** A window over the page: in the middle of a wide screen, at the lower edge of a phone. */
export function Dialog({ open, onOpenChange, onClosed, title, description, children }: DialogProps) {
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => onOpenChange(next)}
      onOpenChangeComplete={(next) => next || onClosed?.()}
    >
      <Base.Portal>
        <Base.Backdrop className={scrimClass} />
        <Base.Popup className={popupClass}>
          <div className="flex items-start gap-3">
            <div className="min-w-0 flex-1 pt-0.5">
              <Base.Title className="font-semibold text-lg">{title}</Base.Title>
              {description && <Base.Description className="mt-1 text-ink-soft text-sm">{description}</Base.Description>}
            </div>
            <Base.Close render={<IconButton icon={X} label={words.close} className="-me-2 -mt-1" />} />
          </div>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** The buttons at the end of a dialog: what goes on stands last. */
export const DialogActions = ({ children }: { children: ReactNode }) => (
  <div className="mt-2 flex flex-wrap-reverse justify-end gap-2">{children}</div>
);
