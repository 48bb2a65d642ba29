import type { router } from "../router.tsx";
import { isLikelySignedIn } from "../session/session.ts";
import { whenUsable } from "../ui/usable.ts";

/**
 * Fetches the code of every signed-in page while the server is asked who is signed in: the router would wait for that answer
 * first. If the code cannot be fetched, the router tries again and shows the failure.
 */
export function fetchAtOnce(of: typeof router): void {
  if (isLikelySignedIn()) void of.loadRouteChunk(of.routesById["/_app"])?.catch(() => {});
}

/**
 * Prefetches the other pages once the first one is shown and the browser is idle. So they open at once, even without a network, or
 * after the server has been updated to a version that no longer has these files.
 */
export function fetchAhead(of: typeof router): void {
  void whenUsable(async () => {
    for (const route of Object.values(of.routesById)) await of.loadRouteChunk(route);
  });
}
