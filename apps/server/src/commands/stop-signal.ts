/**
 * Aborts on Ctrl+C or SIGTERM, so that a job can finish what it has begun. A second one ends the process at once, which loses
 * nothing either.
 */
export function createStopSignal(): AbortSignal {
  const controller = new AbortController();
  let askedAt: number | undefined;
  const stop = () => {
    // A package manager may pass on Ctrl+C, so that it arrives twice at once; a person takes longer.
    if (askedAt !== undefined && performance.now() - askedAt > 500) process.exit(130);
    askedAt ??= performance.now();
    controller.abort();
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  return controller.signal;
}
