import type { InputOf, Message, OutputOf, Path, Snapshot, WireEvent } from "./wire.ts";

/** One session of a person, with at most one open stream. */
export interface Actor {
  readonly client: string;
  readonly userId: string;
  readonly username: string;
  /** Distinguishes the sessions of a person; the name has no other meaning. */
  readonly session: string;
}

/**
 * How a call ended. `ok` and `fail` are certain: it took effect, or it did not. `unknown` may be either, or may still
 * take effect: there was no response, or the server itself does not know (`broken`, a status of 500 and above).
 */
export type Outcome<T = unknown> =
  | { readonly outcome: "ok"; readonly data: T }
  | { readonly outcome: "fail"; readonly reason: string }
  | { readonly outcome: "unknown"; readonly why: string; readonly broken: boolean };

/** An outcome that is known. */
export type Certain<T = unknown> = Exclude<Outcome<T>, { outcome: "unknown" }>;

type Invoked = {
  [P in Path]: {
    readonly kind: "invoked";
    readonly call: number;
    readonly by: Actor;
    readonly path: P;
    readonly input: InputOf<P>;
  };
}[Path];

/**
 * What happened, in the order in which this process observed it. `at` is milliseconds since the start, for human
 * readers only.
 */
export type Entry = { readonly at: number } & Happening;

type Happening =
  | Invoked
  | { readonly kind: "ended"; readonly call: number; readonly result: Outcome }
  | { readonly kind: "opened"; readonly stream: number; readonly by: Actor; readonly lastEventId: string | undefined }
  | {
      readonly kind: "heard";
      readonly stream: number;
      readonly by: Actor;
      readonly id: string | undefined;
      readonly event: WireEvent;
    }
  | { readonly kind: "closed"; readonly stream: number; readonly by: Actor; readonly why: string }
  | {
      readonly kind: "followed";
      readonly by: Actor;
      readonly chatId: string;
      readonly rev: number;
      readonly message: Message;
    }
  | { readonly kind: "fault"; readonly what: string };

/** A chat in the final database, read through the API page by page. */
export interface StoredChat {
  readonly chatId: string;
  readonly lastSeq: number;
  readonly lastRev: number;
  readonly messages: readonly Message[];
}

/** The state of a client. Plain data, so that two can be compared. */
export interface View {
  readonly groups: Readonly<Record<string, Snapshot["groups"][number]>>;
  readonly chats: Readonly<Record<string, Snapshot["chats"][number]>>;
  readonly messages: Readonly<Record<string, readonly Message[]>>;
}

/** The state at the end of an episode, when all clients have caught up. */
export interface Final {
  readonly chats: readonly StoredChat[];
  /** The state of each following client, and the state it would have if it started now. */
  readonly readers: readonly { readonly by: Actor; readonly fed: View; readonly fresh: View }[];
}

/** The record of an episode: all that the checker needs. */
export interface Recorded {
  readonly entries: readonly Entry[];
  readonly final: Final;
}

/** Records what happens. */
export class History {
  readonly entries: Entry[] = [];
  readonly #start = performance.now();
  readonly #known = new Map<string, WireEvent>();
  #calls = 0;
  #streams = 0;
  #answers = new Set<() => void>();

  invoked<P extends Path>(by: Actor, path: P, input: InputOf<P>): number {
    const call = ++this.#calls;
    this.#add({ kind: "invoked", call, by, path, input } as Invoked);
    return call;
  }

  ended<P extends Path>(call: number, result: Outcome<OutputOf<P>>): void {
    this.#add({ kind: "ended", call, result });
    if (result.outcome === "ok") for (const answered of [...this.#answers]) answered();
  }

  /** Calls back in the same turn of the event loop as the `count`th successful response from now on. */
  onAnswer(count: number, callBack: () => void): void {
    let left = count;
    const answered = () => {
      if (--left > 0) return;
      this.#answers.delete(answered);
      callBack();
    };
    this.#answers.add(answered);
  }

  /** Resolves after `count` successful responses from now on. */
  answered(count: number): Promise<void> {
    return new Promise((resolve) => this.onAnswer(count, resolve));
  }

  opened(by: Actor, lastEventId: string | undefined): number {
    const stream = ++this.#streams;
    this.#add({ kind: "opened", stream, by, lastEventId });
    return stream;
  }

  /** Records an event. Identical texts are stored once, however many clients receive them. */
  heard(stream: number, by: Actor, frame: { id: string | undefined; data: string }): WireEvent {
    const event = this.#known.get(frame.data) ?? (JSON.parse(frame.data) as WireEvent);
    if (this.#known.size > 1_000) this.#known.clear();
    this.#known.set(frame.data, event);
    this.#add({ kind: "heard", stream, by, id: frame.id, event });
    return event;
  }

  closed(stream: number, by: Actor, why: string): void {
    this.#add({ kind: "closed", stream, by, why });
  }

  /** Records a change that the SDK passed to a subscriber. */
  followed(by: Actor, { chatId, rev, message }: { chatId: string; rev: number; message: Message }): void {
    this.#add({ kind: "followed", by, chatId, rev, message });
  }

  fault(what: string): void {
    this.#add({ kind: "fault", what });
  }

  #add(happening: Happening): void {
    this.entries.push({ at: performance.now() - this.#start, ...happening } as Entry);
  }
}
