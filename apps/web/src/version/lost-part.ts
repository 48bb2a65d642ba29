import { lookForNewVersion } from "./version.ts";

const lost = new WeakSet<Error>();

/** Whether a part of the page could not be fetched: there is no network, or it went with an older build. */
export const isLostPart = (error: unknown): boolean => error instanceof Error && lost.has(error);

/** Takes note of parts that cannot be fetched. */
export function watchParts(): void {
  addEventListener("vite:preloadError", ({ payload }) => {
    lost.add(payload);
    // Where the message is the browser's own, the router loads the page anew at once: without a network there would be none.
    payload.message = `A part of the page is missing. ${payload.message}`;
    void lookForNewVersion();
  });
}
