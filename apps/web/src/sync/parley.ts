import { type ClientEvent, createStoreClient, localStorageOutbox, type StoreClient } from "@parley/client";
import { pageStorage } from "../page-storage.ts";
import { UnreachableError } from "../words/errors.ts";
import { feedCache } from "./feed.ts";

/*
 * The signed-in person's connection to the server: the stream, the state it feeds, and the outbox.
 */

/** About half a minute of a reachable server that does not answer. If it cannot be reached, messages wait. */
const sendAttempts = 7;

let current: { parley: StoreClient; stopFeeding: () => void } | undefined;

/** The client, created on first use, and again after {@link closeParley}. */
export function parley(): StoreClient {
  current ??= open();
  return current.parley;
}

function open() {
  const opened = createStoreClient({
    url: "",
    outbox: localStorageOutbox(pageStorage),
    sendAttempts,
    onError: () => {},
  });
  return { parley: opened, stopFeeding: feedCache(opened) };
}

/** Closes the client when somebody signs out or in, so that nothing of the previous person stays. */
export function closeParley(): void {
  current?.stopFeeding();
  current?.parley.close();
  current = undefined;
}

/** Applies the answer of a call, or what the person did, as if the stream had delivered it. */
export function apply(...events: ClientEvent[]): void {
  parley().apply(...events);
}

/** Resolves when the first snapshot has arrived. Rejects when nobody is signed in, or as soon as a request gets no answer. */
export function untilStarted(): Promise<void> {
  const { store, start } = parley();
  return new Promise((resolve, reject) => {
    const stop = store.subscribe(() => {
      if (store.getState().connection !== "offline") return;
      stop();
      reject(new UnreachableError());
    });
    start().then(resolve, reject).finally(stop);
  });
}

/** Resolves when a snapshot has arrived that was taken after this call. */
export function renewSnapshot(): Promise<void> {
  return new Promise((resolve) => {
    const { onEvent, store } = parley();
    const stop = onEvent((event) => {
      // If one was already being fetched, another is needed after it.
      if (event.type !== "snapshot.taken" || store.getState().needs.snapshot) return;
      stop();
      resolve();
    });
    apply({ type: "resync" });
  });
}
