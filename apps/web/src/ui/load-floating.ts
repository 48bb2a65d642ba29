/** Fetches, when there is nothing else to do, what menus, tooltips and questions are made of. */
export function loadFloating(): () => void {
  const load = () => {
    void import("./tooltip-popup.tsx");
    void import("./menu-popup.tsx");
    void import("./confirm-dialog.tsx");
  };
  if (!("requestIdleCallback" in window)) {
    const timer = setTimeout(load, 500);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(load, { timeout: 3_000 });
  return () => cancelIdleCallback(handle);
}
