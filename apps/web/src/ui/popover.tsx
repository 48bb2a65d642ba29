import { type ComponentProps, cloneElement, lazy, type ReactElement, type ReactNode, Suspense, useState } from "react";
import { hurry, whenUsable } from "./usable.ts";

const PopoverPopup = lazy(() => whenUsable(() => import("./popover-popup.tsx")));

export interface PopoverProps {
  /** The button that opens it. */
  trigger: ReactElement<Pick<ComponentProps<"button">, "onClick">>;
  /** What it is, for those who read by ear. */
  label: string;
  /** Drawn only while it is open. `close` puts the focus back on the trigger. */
  children: (close: () => void) => ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "bottom";
  className?: string;
}

/** A card that hangs on a button. Pressed before it has been fetched, it opens as soon as it is there. */
export function Popover(props: PopoverProps) {
  const [pressed, setPressed] = useState(false);
  const press = () => {
    setPressed(true);
    hurry();
  };
  return (
    <Suspense fallback={cloneElement(props.trigger, { onClick: press })}>
      <PopoverPopup {...props} defaultOpen={pressed} />
    </Suspense>
  );
}
