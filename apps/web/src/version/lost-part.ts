import { lookForNewVersion } from "./version.ts";

const lost = new WeakSet<Error>();

/** Whether a chunk could not be fetched: there is no network, or it belonged to an older build. */
export const isLostPart = (error: unknown): boolean => error instanceof Error && lost.has(error);

/** Records chunks that cannot be fetched. */
export function watchParts(): void {
  addEventListener("vite:preloadError", ({ payload }) => {
    lost.add(payload);
    // For the browser's own error, the router would reload the page at once, which would fail without a network.
    payload.message = `A part of the page is missing. ${payload.message}`;
    void lookForNewVersion();
  });
}
