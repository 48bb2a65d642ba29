import { lazy, Suspense } from "react";
import { createListeners } from "../listeners.ts";
import { hurry, untilLoaded, whenUsable } from "./usable.ts";

const ToastList = lazy(() => whenUsable(() => import("./toast-list.tsx")));

const closing = createListeners();

/** Closes all toasts, also those that are still being fetched: they may tell what only one person may know. */
export const closeToasts = closing.tell;

/** A button in a toast, such as "Undo". */
export interface ToastAction {
  readonly label: string;
  readonly act: () => void;
}

/**
 * Shows a message for some seconds, for anything without a place of its own on the screen. Use sparingly. With an action it stays
 * longer.
 *
 * @returns a function that closes it early.
 */
export function showToast(text: string, action?: ToastAction): () => void {
  hurry();
  const added = untilLoaded(async () => (await import("./toast-list.tsx")).addToast).then((add) => add(text, action));
  const close = () => {
    forget();
    void added.then((end) => end());
  };
  const forget = closing.subscribe(close);
  return close;
}

export const Toasts = () => (
  <Suspense>
    <ToastList />
  </Suspense>
);
