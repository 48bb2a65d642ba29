import {
  type ComponentProps,
  type ComponentType,
  cloneElement,
  lazy,
  type ReactElement,
  Suspense,
  useState,
} from "react";
import { hurry, whenUsable } from "./usable.ts";

export interface PopupProps {
  /** The button that opens it. */
  trigger: ReactElement<Pick<ComponentProps<"button">, "onClick">>;
}

/** What a lazily fetched popup gets besides its own props. */
export interface LazyPopupProps extends PopupProps {
  /** Whether it was asked for before it was there. */
  defaultOpen: boolean;
}

/** A lazily fetched popup of a button. If pressed before it has been fetched, it opens as soon as it is there. */
export function lazyPopup<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props & LazyPopupProps> }>,
) {
  const Popup = lazy(() => whenUsable(load));
  return function LazyPopup(props: Props & PopupProps) {
    const [pressed, setPressed] = useState(false);
    const press = () => {
      setPressed(true);
      hurry();
    };
    return (
      <Suspense fallback={cloneElement(props.trigger, { onClick: press })}>
        <Popup {...props} defaultOpen={pressed} />
      </Suspense>
    );
  };
}
