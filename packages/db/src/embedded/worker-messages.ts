import type { MessagePort } from "node:worker_threads";

/** A port on which to serve a session, or the order to shut down. */
export type ToWorker = MessagePort | "close";

/** Sent once, when the database was opened or could not be opened. */
export type FromWorker = { ready: true } | { ready: false; reason: string };
