import type { router } from "../router.tsx";
import { whenUsable } from "../ui/usable.ts";

/**
 * Prefetches the other pages once the first one is shown and the browser is idle. So they open at once, even without a network, or
 * after the server has been updated to a version that no longer has these files.
 */
export function fetchAhead(of: typeof router): void {
  void whenUsable(async () => {
    for (const route of Object.values(of.routesById)) await of.loadRouteChunk(route);
  });
}
