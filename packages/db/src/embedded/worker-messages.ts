import type { MessagePort } from "node:worker_threads";

/** A port to serve a session on, or the order to shut down. */
export type ToWorker = MessagePort | "close";

/** Sent once, when the database is open or could not be opened. */
export type FromWorker = { ready: true } | { ready: false; reason: string };
