import { vi } from "vitest";

/**
 * Puts a server in the place of `fetch` that never answers, like one behind a network that died silently. With fake timers it
 * also makes those of `AbortSignal.timeout` fake. `vi.unstubAllGlobals` ends it. @returns the paths that were asked for.
 */
export function createSilentServer(): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (url: string | URL | Request, { signal }: RequestInit) => {
    asked.push(String(url));
    return new Promise<Response>((_, reject) => {
      signal?.addEventListener("abort", () => reject(signal.reason));
    });
  });
  class FakeSignal extends AbortSignal {
    static override timeout(milliseconds: number): AbortSignal {
      const late = new AbortController();
      setTimeout(() => late.abort(new DOMException("Too late.", "TimeoutError")), milliseconds);
      return late.signal;
    }
  }
  vi.stubGlobal("AbortSignal", FakeSignal);
  return asked;
}
