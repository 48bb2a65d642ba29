import { type ComponentType, lazy, Suspense, useRef } from "react";

/** A dialog that is fetched when it is first opened, and stays then, so that it can close gracefully. */
export function lazyDialog<Props extends { open: boolean }>(load: () => Promise<{ default: ComponentType<Props> }>) {
  const Loaded = lazy(load) as unknown as ComponentType<Props>;
  return function LazyDialog(props: Props) {
    const used = useRef(false);
    used.current ||= props.open;
    return used.current ? (
      <Suspense>
        <Loaded {...props} />
      </Suspense>
    ) : null;
  };
}
