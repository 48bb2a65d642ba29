import type { Group, Message, Page, ParleyEvent, PresenceStatus, Snapshot } from "../wire.ts";
import type { MentionsKnown } from "./mentions.ts";
import type { Timeline } from "./timeline.ts";

/** `offline`: the server could not be reached; the client keeps trying. `signedOut` is final. */
export type Connection = "connecting" | "live" | "offline" | "signedOut";

export interface Typist {
  readonly user: Message["user"];
  /** When to stop showing it, on the clock passed to the reducer. */
  readonly until: number;
}

/** What must be fetched from the server to make the state complete again. */
export interface Needs {
  readonly snapshot: boolean;
  /** Chats whose timeline is behind. */
  readonly changes: readonly string[];
}

/** Everything a client knows. Immutable; parts that an event does not change keep their identity. */
export interface ParleyState {
  /** null before the first has arrived. */
  readonly snapshot: Snapshot | null;
  /** The loaded part of each chat that is open. */
  readonly timelines: Readonly<Record<string, Timeline>>;
  /** Who is typing, by chat. */
  readonly typing: Readonly<Record<string, readonly Typist[]>>;
  /** The status of watched people. */
  readonly presence: Readonly<Record<string, PresenceStatus>>;
  readonly connection: Connection;
  readonly needs: Needs;
  readonly pending: Pending;
}

/** What the reducer keeps for itself until it can be dropped. */
export interface Pending {
  /** Events that arrived since the snapshot now on its way was requested; null when none is on its way. */
  readonly meanwhile: readonly ClientEvent[] | null;
  /** Chats with events that no snapshot has had yet. */
  readonly wanted: readonly string[];
  /** Chats that a snapshot should have had and did not: the person may not see them. */
  readonly strangers: readonly string[];
  /** Chats that the person has lost, so that a page that arrives late is ignored. */
  readonly gone: readonly string[];
  /** How often a `resync` has arrived. The names in an answer that was requested before the last one may be outdated. */
  readonly resyncs: number;
  /** Timelines whose authors may have new names, because events about people may have been missed. */
  readonly aged: readonly string[];
  /** People renamed recently, newest last: answers on their way may still have the old name. */
  readonly people: readonly Message["user"][];
  /** What is known about unread mentions, by chat. */
  readonly mentions: Readonly<Record<string, MentionsKnown>>;
}

/** Events of the client itself: its requests, the answers, and what the person does. */
export type LocalEvent =
  | { readonly type: "connection.changed"; readonly connection: Connection }
  | { readonly type: "snapshot.asked" }
  | { readonly type: "snapshot.taken"; readonly snapshot: Snapshot }
  | { readonly type: "snapshot.failed" }
  | {
      readonly type: "changes.taken";
      readonly chatId: string;
      readonly messages: readonly Message[];
      /** The timeline's `rev` at the time of the request. */
      readonly since: number;
      readonly upTo: number;
      /** The current names of the authors, if they were requested. */
      readonly authors?: readonly Message["user"][];
      /** {@link Pending.resyncs} at the time of the request. */
      readonly resyncs: number;
    }
  | {
      readonly type: "timeline.opened";
      readonly chatId: string;
      readonly page: Page;
      /** One that the chat had before the request. */
      readonly rev: number;
      readonly resyncs: number;
    }
  /** `askedAt` is the timeline's `rev` at the time of the request. */
  | {
      readonly type: "timeline.older" | "timeline.newer";
      readonly chatId: string;
      readonly page: Page;
      readonly askedAt: number;
      readonly resyncs: number;
    }
  /** Drops messages at `end`, so that `keep` messages are left. */
  | {
      readonly type: "timeline.trimmed";
      readonly chatId: string;
      readonly end: "older" | "newer";
      readonly keep: number;
    }
  | { readonly type: "timeline.closed"; readonly chatId: string }
  /** A group that the person has just created or joined, from the answer of that call. Its chats come with the next snapshot. */
  | { readonly type: "group.entered"; readonly group: Group }
  | {
      readonly type: "presence.told";
      readonly people: readonly { readonly userId: string; readonly status: PresenceStatus }[];
    }
  | { readonly type: "presence.forgotten"; readonly userIds: readonly string[] }
  | { readonly type: "time.passed" };

export type ClientEvent = ParleyEvent | LocalEvent;

export const initialState: ParleyState = {
  snapshot: null,
  timelines: {},
  typing: {},
  presence: {},
  connection: "connecting",
  needs: { snapshot: false, changes: [] },
  pending: { meanwhile: null, wanted: [], strangers: [], gone: [], resyncs: 0, aged: [], people: [], mentions: {} },
};
