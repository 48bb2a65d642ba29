import type { LucideIcon } from "lucide-react";
import { lazyPopup, type PopupProps } from "./lazy-popup.tsx";

interface MenuAction {
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly onSelect: () => void;
  /** Which keys do the same, such as "Ctrl K". */
  readonly keys?: string;
  readonly disabled?: boolean;
  /** Ends something that cannot be brought back. */
  readonly danger?: boolean;
}

/** One of several, with a mark at the one that holds. */
interface MenuChoice {
  readonly choice: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly hint?: string }[];
  readonly onChoose: (value: string) => void;
}

/** `null` draws a line; what is left out by a condition may stay as `false`. */
export type MenuEntry = MenuAction | MenuChoice | null | false;

export interface MenuProps extends PopupProps {
  entries: readonly MenuEntry[];
  align?: "start" | "end";
  side?: "top" | "bottom" | "inline-end";
}

/** A menu behind a button. */
export const Menu = lazyPopup<MenuProps>(() => import("./menu-popup.tsx"));
