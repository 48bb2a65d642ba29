import { lazy, Suspense } from "react";
import { whenUsable } from "./usable.ts";

const load = () => import("./toast-list.tsx");
const ToastList = lazy(() => whenUsable(load));

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
  const added = load().then(({ addToast }) => addToast(text, action));
  return () => void added.then((close) => close());
}

export const Toasts = () => (
  <Suspense>
    <ToastList />
  </Suspense>
);
