import { lazy, type ReactElement, Suspense } from "react";
import { whenUsable } from "./usable.ts";

/** The popup is fetched after the first paint; until then there is only the trigger. */
const TooltipPopup = lazy(() => whenUsable(() => import("./tooltip-popup.tsx")));

export interface TooltipProps {
  label: string;
  /** The shortcut, such as "Ctrl K". */
  keys?: string | undefined;
  /** The element that it explains. It gets hover and focus handlers. */
  children: ReactElement;
  side?: "top" | "bottom" | "inline-end";
}

/** Shows the name of something without a visible label. Screen readers get the name from the element itself. */
export const Tooltip = (props: TooltipProps) => (
  <Suspense fallback={props.children}>
    <TooltipPopup {...props} />
  </Suspense>
);
