import type { LucideIcon } from "lucide-react";
import { lazyPopup } from "./lazy-popup.tsx";

interface MenuAction {
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly onSelect: () => void;
  /** The shortcut, such as "Ctrl K". */
  readonly keys?: string;
  readonly disabled?: boolean;
  /** A destructive action. */
  readonly danger?: boolean;
}

/** One of several choices, with a mark at the current one. */
interface MenuChoice {
  readonly choice: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly hint?: string }[];
  readonly onChoose: (value: string) => void;
}

/** `null` is a separator; `false` is ignored, for conditional entries. */
export type MenuEntry = MenuAction | MenuChoice | null | false;

export interface MenuProps {
  entries: readonly MenuEntry[];
  align?: "start" | "end";
  side?: "top" | "bottom" | "inline-end";
}

/** A menu behind a button. */
export const Menu = lazyPopup<MenuProps>(() => import("./menu-popup.tsx"));
