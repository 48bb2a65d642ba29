import { app, routes } from "../routing/routes.ts";
import { isLikelySignedIn } from "../session/session.ts";
import { whenUsable } from "../ui/usable.ts";

/**
 * Fetches the code of every signed-in page while the server is asked who is signed in: the guard would wait for that answer
 * first. If the code cannot be fetched, going to the page tries again and shows the failure.
 */
export function fetchAtOnce(): void {
  if (isLikelySignedIn()) for (const part of app) part.view().catch(() => {});
}

/**
 * Prefetches the other pages once the first one is shown and the browser is idle. So they open at once, even without a network, or
 * after the server has been updated to a version that no longer has these files.
 */
export function fetchAhead(): void {
  void whenUsable(async () => {
    for (const { parts } of routes) for (const part of parts) await part.view();
  });
}
