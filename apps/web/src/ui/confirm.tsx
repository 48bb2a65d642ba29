import type { ReactNode } from "react";
import { lazyDialog } from "./lazy-dialog.tsx";

export interface ConfirmProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What will happen, and whether it can be undone. */
  body: ReactNode;
  /** The word on the button: what it does, never "OK". */
  action: string;
  /** The window closes when this is done; what it throws is shown in it. */
  onConfirm: () => Promise<unknown>;
  /** What has to be typed before the button can be pressed. */
  typed?: { label: string; value: string };
  harmless?: boolean;
}

/** Asks before something that cannot be taken back. */
export const Confirm = lazyDialog<ConfirmProps>(() => import("./confirm-dialog.tsx"));
