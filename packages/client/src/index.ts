export { backoffMs } from "./backoff.ts";
export type { SubscribeOptions } from "./changes/subscribe.ts";
export type { Change } from "./changes/track.ts";
export { AbandonedError, type Failure, failureOf, isServerUnavailable, reasonOf } from "./errors.ts";
export type { LiveEvent } from "./live.ts";
export { countOutgoing, forgetOutgoing, localStorageOutbox } from "./outbox/local-storage-outbox.ts";
export type { Outbox } from "./outbox/outbox.ts";
export type { OutboxStorage, Outgoing } from "./outbox/outgoing.ts";
export { storedKeys, type TextStorage } from "./outbox/text-storage.ts";
export { createParley, createStoreClient, type Parley, type ParleyOptions, type StoreClient } from "./parley.ts";
export { type Credentials, type SignedIn, SignInError, signIn } from "./sign-in.ts";
export { isMentioned } from "./state/mentions.ts";
export { reduce } from "./state/reduce.ts";
export {
  type ClientEvent,
  type Connection,
  initialState,
  type LocalEvent,
  type ParleyState,
  type Typist,
} from "./state/state.ts";
export type { Timeline } from "./state/timeline.ts";
export type { Store } from "./store.ts";
export type { Place } from "./timelines.ts";
export { type Access, ask, askRoute, createTrpc, headersOf } from "./trpc.ts";
export type { Chat, Group, Message, Outputs, Page, ParleyEvent, PresenceStatus, Snapshot } from "./wire.ts";
