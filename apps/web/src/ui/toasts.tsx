import { lazy, Suspense } from "react";
import { untilLoaded, whenUsable } from "./usable.ts";

const ToastList = lazy(() => whenUsable(() => import("./toast-list.tsx")));

/** What can be done about it, on a button, such as "Undo". */
export interface ToastAction {
  readonly label: string;
  readonly act: () => void;
}

/**
 * Tells of something that has no place on the screen to tell it. Use sparingly. With an action it stays longer.
 *
 * @returns what takes it away before its time.
 */
export function tell(text: string, action?: ToastAction): () => void {
  const added = untilLoaded(async () => (await import("./toast-list.tsx")).addToast).then((add) => add(text, action));
  return () => void added.then((close) => close());
}

export const Toasts = () => (
  <Suspense>
    <ToastList />
  </Suspense>
);
