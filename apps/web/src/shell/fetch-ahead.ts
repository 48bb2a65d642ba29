import type { router } from "../router.tsx";
import { whenUsable } from "../ui/usable.ts";

/**
 * Fetches the other pages once the first one is there and the browser has a moment. So they open at once, also without a
 * network, and after the server has been given a new version that has no such files any more.
 */
export function fetchAhead(of: typeof router): void {
  void whenUsable(async () => {
    for (const route of Object.values(of.routesById)) await of.loadRouteChunk(route);
  });
}
