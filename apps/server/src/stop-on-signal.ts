import type { Logger } from "./log.ts";
import type { RunningServer } from "./start.ts";

/** How long what is in flight may take once the server was told to stop. */
const patienceMs = 10_000;

/** SIGTERM and Ctrl+C end what was begun and then the process; a second one ends it at once. */
export function stopOnSignal(server: RunningServer, log: Logger): void {
  let askedAt: number | undefined;

  function stop(signal: NodeJS.Signals): void {
    if (askedAt !== undefined) {
      // Ctrl+C reaches us twice when a package manager passes it on; only a person takes longer than a moment.
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
