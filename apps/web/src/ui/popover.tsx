import type { ReactNode } from "react";
import { lazyPopup, type PopupProps } from "./lazy-popup.tsx";

export interface PopoverProps extends PopupProps {
  /** What it is, for those who read by ear. */
  label: string;
  /** Drawn only while it is open. `close` puts the focus back on the trigger. */
  children: (close: () => void) => ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "bottom";
  className?: string;
}

/** A card that hangs on a button. */
export const Popover = lazyPopup<PopoverProps>(() => import("./popover-popup.tsx"));
