import type { ReactNode } from "react";
import { lazyDialog } from "./lazy-dialog.tsx";

export interface ConfirmProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What will happen, and whether it can be undone. */
  body: ReactNode;
  /** The label of the button: what it does, never "OK". */
  action: string;
  /** The dialog closes when this resolves; an error is shown in it. */
  onConfirm: () => Promise<unknown>;
  /** A text to be typed before the button is enabled. */
  typed?: { label: string; value: string };
  harmless?: boolean;
}

/** Asks for confirmation of something that cannot be undone. */
export const Confirm = lazyDialog<ConfirmProps>(() => import("./confirm-dialog.tsx"));
