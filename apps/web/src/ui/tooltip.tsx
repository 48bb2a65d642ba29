import { lazy, type ReactElement, Suspense } from "react";
import { whenUsable } from "./usable.ts";

/** What floats is fetched after the first paint; until then its trigger stands alone. */
const TooltipPopup = lazy(() => whenUsable(() => import("./tooltip-popup.tsx")));

export interface TooltipProps {
  label: string;
  /** Which keys do the same, such as "Ctrl K". */
  keys?: string | undefined;
  /** What it explains. It gets hover and focus handlers. */
  children: ReactElement;
  side?: "top" | "bottom" | "inline-end";
}

/** Names what has no visible name. Whoever reads by ear gets the name from the element itself. */
export const Tooltip = (props: TooltipProps) => (
  <Suspense fallback={props.children}>
    <TooltipPopup {...props} />
  </Suspense>
);
