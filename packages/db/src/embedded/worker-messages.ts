import type { MessagePort } from "node:worker_threads";

/** A port on which to serve a session, or the order to shut down. */
export type ToWorker = MessagePort | "close";

/** Sent when the database was opened, and when it could not be opened or has stopped. The thread ends then. */
export type FromWorker = { ready: true } | { ready: false; reason: string };
