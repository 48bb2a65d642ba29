import { type ClientEvent, createParley, localStorageOutbox, type Parley } from "@parley/client";
import { pageStorage } from "../page-storage.ts";
import { UnreachableError } from "../words/errors.ts";
import { feedCache } from "./feed.ts";

/*
 * The connection to the server for whoever is signed in: the stream, what it has told so far, and the outbox.
 */

/** About half a minute of a server that is there and does not answer. One that cannot be reached is waited for. */
const sendAttempts = 7;

let current: { parley: Parley; stopFeeding: () => void } | undefined;

/** Opened when it is first asked for, and again after {@link closeParley}. */
export function parley(): Parley {
  current ??= open();
  return current.parley;
}

function open() {
  const opened = createParley({ url: "", outbox: localStorageOutbox(pageStorage), sendAttempts, onError: () => {} });
  return { parley: opened, stopFeeding: feedCache(opened) };
}

/** When somebody signs out, or signs in: what is known of the one before goes. */
export function closeParley(): void {
  current?.stopFeeding();
  current?.parley.close();
  current = undefined;
}

/** Takes over what a call was answered, or what a person did, as if the stream had told it. */
export function apply(...events: ClientEvent[]): void {
  parley().apply(...events);
}

/** Resolves when the first snapshot is here. Rejects when nobody is signed in, or at once when no answer comes. */
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

/** Resolves when a snapshot is here that was taken after this was called. */
export function renewSnapshot(): Promise<void> {
  return new Promise((resolve) => {
    const { onEvent, store } = parley();
    const stop = onEvent((event) => {
      // After one that was under way already, another is still needed.
      if (event.type !== "snapshot.taken" || store.getState().needs.snapshot) return;
      stop();
      resolve();
    });
    apply({ type: "resync" });
  });
}
