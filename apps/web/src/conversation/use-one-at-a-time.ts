import { useCallback, useRef, useState } from "react";

/** After a failure, automatic tries pause for this long, so that scrolling does not hammer a server in trouble. */
const restMs = 5_000;

export interface Loader {
  /** Whether the last try failed. */
  failed: boolean;
  /** Runs, unless it is already running or has just failed. */
  run: () => void;
  /** Runs because the person asked for it. */
  retry: () => void;
}

/** Runs a task at most once at a time. */
export function useOneAtATime(task: () => Promise<void>): Loader {
  const [failed, setFailed] = useState(false);
  const busy = useRef(false);
  const restUntil = useRef(0);
  const latest = useRef(task);
  latest.current = task;

  const retry = useCallback(() => {
    if (busy.current) return;
    busy.current = true;
    latest
      .current()
      .then(() => setFailed(false))
      .catch(() => {
        restUntil.current = Date.now() + restMs;
        setFailed(true);
      })
      .finally(() => {
        busy.current = false;
      });
  }, []);
  const run = useCallback(() => {
    if (Date.now() >= restUntil.current) retry();
  }, [retry]);

  return { failed, run, retry };
}
