import { useCallback, useRef, useState } from "react";

/** After a failure nothing is tried by itself for so long, so that scrolling does not hammer a server in trouble. */
const restMs = 5_000;

export interface Loader {
  /** Whether the last try failed. */
  failed: boolean;
  /** Runs unless it is running, or has just failed. */
  run: () => void;
  /** Runs at a person's wish. */
  retry: () => void;
}

/** Runs a task that many may ask for, one at a time. */
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
