import { lazy, Suspense } from "react";
import { whenUsable } from "./usable.ts";

const load = () => import("./toast-list.tsx");
const ToastList = lazy(() => whenUsable(load));

/** Tells of something that has no place on the screen to tell it. Use sparingly. */
export function tell(text: string): void {
  void load().then(({ addToast }) => addToast(text));
}

export const Toasts = () => (
  <Suspense>
    <ToastList />
  </Suspense>
);
