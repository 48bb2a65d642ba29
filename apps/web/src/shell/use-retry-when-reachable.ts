import { useEffect } from "react";
import { isSignedIn } from "../session/auth-client.ts";

const firstMs = 1_000;
const maxMs = 15_000;
/** A view that fails again within this time has not recovered. */
const settledMs = 60_000;

let waitMs = firstMs;
let failedAt = Number.NEGATIVE_INFINITY;

/** Calls `retry` when the server answers again, while a failed view is shown. */
export function useRetryWhenReachable(enabled: boolean, retry: () => void): void {
  useEffect(() => {
    if (!enabled) return;
    let timer: ReturnType<typeof setTimeout>;
    let left = false;
    if (performance.now() - failedAt > settledMs) waitMs = firstMs;
    const plan = () => {
      failedAt = performance.now();
      timer = setTimeout(ask, waitMs / 2 + (Math.random() * waitMs) / 2);
      waitMs = Math.min(2 * waitMs, maxMs);
    };
    const ask = async () => {
      clearTimeout(timer);
      const answered = await isSignedIn().then(
        () => true,
        () => false,
      );
      if (left) return;
      if (answered) retry();
      else plan();
    };
    plan();
    const askNow = () => void ask();
    addEventListener("online", askNow);
    return () => {
      left = true;
      clearTimeout(timer);
      removeEventListener("online", askNow);
    };
  }, [enabled, retry]);
}
