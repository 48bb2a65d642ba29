import type { ReactNode } from "react";
import { lazyPopup } from "./lazy-popup.tsx";

export interface PopoverProps {
  /** The accessible name. */
  label: string;
  /** Rendered only while it is open. `close` returns the focus to the trigger. */
  children: (close: () => void) => ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "bottom";
  className?: string;
}

/** A popover of a button. */
export const Popover = lazyPopup<PopoverProps>(() => import("./popover-popup.tsx"));
