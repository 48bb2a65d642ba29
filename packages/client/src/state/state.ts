import type { Group, Message, Page, ParleyEvent, PresenceStatus, Snapshot } from "../wire.ts";
import type { MentionsKnown } from "./mentions.ts";
import type { Timeline } from "./timeline.ts";

/** `offline`: the server could not be reached, and is tried again. `signedOut` is the end. */
export type Connection = "connecting" | "live" | "offline" | "signedOut";

export interface Typist {
  readonly user: Message["user"];
  /** When to stop showing it, on the clock that was passed in. */
  readonly until: number;
}

/** What must be fetched from the server to make the state complete again. */
export interface Needs {
  readonly snapshot: boolean;
  /** Chats whose timeline is behind. */
  readonly changes: readonly string[];
}

/** Everything a client knows. Immutable; what an event leaves alone keeps its identity. */
export interface ParleyState {
  /** null before the first has come. */
  readonly snapshot: Snapshot | null;
  /** The loaded part of each chat that is open. */
  readonly timelines: Readonly<Record<string, Timeline>>;
  /** Who writes in which chat. */
  readonly typing: Readonly<Record<string, readonly Typist[]>>;
  /** Of those who are watched. */
  readonly presence: Readonly<Record<string, PresenceStatus>>;
  readonly connection: Connection;
  readonly needs: Needs;
  readonly pending: Pending;
}

/** What the reducer remembers for itself, until it is fetched or can be forgotten. */
export interface Pending {
  /** Events that arrived since the snapshot now on its way was requested; null when none is on its way. */
  readonly meanwhile: readonly ClientEvent[] | null;
  /** Chats of which events came although no snapshot has had them yet. */
  readonly wanted: readonly string[];
  /** Chats that a snapshot should have had and did not: the person may not see them. */
  readonly strangers: readonly string[];
  /** Chats that were lost, so that a page of one that arrives late is ignored. */
  readonly gone: readonly string[];
  /** Timelines whose authors may have new names, because events about people may have been missed. */
  readonly aged: readonly string[];
  /** People who were renamed since, the newest last: answers that are on their way may still carry the old name. */
  readonly people: readonly Message["user"][];
  /** For each chat, up to which change its mentions are known. */
  readonly mentions: Readonly<Record<string, MentionsKnown>>;
}

/** Events of the client itself: what it requests, what it is answered, what the person does. */
export type LocalEvent =
  | { readonly type: "connection.changed"; readonly connection: Connection }
  | { readonly type: "snapshot.asked" }
  | { readonly type: "snapshot.taken"; readonly snapshot: Snapshot }
  | { readonly type: "snapshot.failed" }
  | {
      readonly type: "changes.taken";
      readonly chatId: string;
      readonly messages: readonly Message[];
      /** The timeline's `rev` when it was asked for. */
      readonly since: number;
      readonly upTo: number;
      /** Who said what is loaded, as they are called now; left out where it was not asked for. */
      readonly authors?: readonly Message["user"][];
    }
  /** `rev` is one that the chat had before the page was asked for. */
  | { readonly type: "timeline.opened"; readonly chatId: string; readonly page: Page; readonly rev: number }
  /** `askedAt` is the timeline's `rev` when the page was asked for. */
  | {
      readonly type: "timeline.older" | "timeline.newer";
      readonly chatId: string;
      readonly page: Page;
      readonly askedAt: number;
    }
  /** Forgets what lies farther than `keep` messages from the other end. */
  | {
      readonly type: "timeline.trimmed";
      readonly chatId: string;
      readonly end: "older" | "newer";
      readonly keep: number;
    }
  | { readonly type: "timeline.closed"; readonly chatId: string }
  /** A group that the person has just created or joined, as the call was answered. Its chats come with the next snapshot. */
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
  pending: { meanwhile: null, wanted: [], strangers: [], gone: [], aged: [], people: [], mentions: {} },
};
