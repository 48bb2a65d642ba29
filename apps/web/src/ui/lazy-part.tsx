import { type ComponentType, lazy, type ReactNode, Suspense, useState } from "react";
import { untilLoaded, whenUsable } from "./usable.ts";

/**
 * A component that the first screen can be used without. It is fetched when the page is usable, before anybody asks for it, and
 * then rendered at once; if somebody is faster, `placeholder` is there until it arrives.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  placeholder: ReactNode = null,
) {
  let Loaded: ComponentType<Props> | undefined;
  void whenUsable(load).then((module) => {
    Loaded = module.default;
  });
  const Late = lazy(() => untilLoaded(load));
  return function LazyPart(props: Props) {
    // Chosen once, so that what is on the screen is not mounted anew.
    const [Part] = useState(() => Loaded ?? Late);
    return (
      <Suspense fallback={placeholder}>
        <Part {...props} />
      </Suspense>
    );
  };
}
