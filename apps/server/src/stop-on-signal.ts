import type { Logger } from "./log.ts";
import type { RunningServer } from "./start.ts";

/** How long work in progress may take once the server is told to stop. */
const patienceMs = 10_000;

/** SIGTERM and Ctrl+C finish what is in progress and then end the process; a second one ends it at once. */
export function stopOnSignal(server: RunningServer, log: Logger): void {
  let askedAt: number | undefined;

  function stop(signal: NodeJS.Signals): void {
    if (askedAt !== undefined) {
      // A package manager may pass on Ctrl+C, so that it arrives twice at once; a person takes longer.
      if (performance.now() - askedAt > 500) process.exit(1);
      return;
    }
    askedAt = performance.now();
    log.info({ signal }, "stopping");
    setTimeout(() => {
      log.error(`stopped with work unfinished after ${patienceMs / 1000} seconds`);
      process.exit(1);
    }, patienceMs).unref();
    server.stop().then(
      () => process.exit(0),
      (error) => {
        log.error({ err: error }, "could not stop cleanly");
        process.exit(1);
      },
    );
  }

  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}
