import type { InputOf, Message, OutputOf, Path, Snapshot, WireEvent } from "./wire.ts";

/** Who does something: one session of a person, with the one stream it may have open. */
export interface Actor {
  readonly client: string;
  readonly userId: string;
  readonly username: string;
  /** Sessions of one person have different names; what they are called says nothing else. */
  readonly session: string;
}

/**
 * How a call ended. `ok` and `fail` are certain: it was done, or it was not. `unknown` may be either, or may yet become so:
 * no answer came, or the server itself does not know (`broken`, a status of 500 and above).
 */
export type Outcome<T = unknown> =
  | { readonly outcome: "ok"; readonly data: T }
  | { readonly outcome: "fail"; readonly reason: string }
  | { readonly outcome: "unknown"; readonly why: string; readonly broken: boolean };

/** An outcome of which something is known. */
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

/** What happened, in the order in which it happened for this process. `at` is for people: milliseconds since the start. */
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

/** A chat as the database has it at the end: read through the API, page by page. */
export interface StoredChat {
  readonly chatId: string;
  readonly lastSeq: number;
  readonly lastRev: number;
  readonly messages: readonly Message[];
}

/** What a client shows. Plain data, so that two of them can be compared. */
export interface View {
  readonly groups: Readonly<Record<string, Snapshot["groups"][number]>>;
  readonly chats: Readonly<Record<string, Snapshot["chats"][number]>>;
  readonly messages: Readonly<Record<string, readonly Message[]>>;
}

/** The end of a run, when everything has come to rest. */
export interface Final {
  readonly chats: readonly StoredChat[];
  /** What each client that listened shows, beside what it would show if it started now. */
  readonly readers: readonly { readonly by: Actor; readonly fed: View; readonly fresh: View }[];
}

/** All that a run leaves behind: what the checker needs, and nothing else. */
export interface Recorded {
  readonly entries: readonly Entry[];
  readonly final: Final;
}

/** Writes down what happens. */
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

  /** Calls back in the very turn in which the given number of calls from now on was answered with success. */
  onAnswer(count: number, callBack: () => void): void {
    let left = count;
    const answered = () => {
      if (--left > 0) return;
      this.#answers.delete(answered);
      callBack();
    };
    this.#answers.add(answered);
  }

  /** Resolves when the given number of calls from now on was answered with success. */
  answered(count: number): Promise<void> {
    return new Promise((resolve) => this.onAnswer(count, resolve));
  }

  opened(by: Actor, lastEventId: string | undefined): number {
    const stream = ++this.#streams;
    this.#add({ kind: "opened", stream, by, lastEventId });
    return stream;
  }

  /** Takes the event as it came. The same text is kept once, however many hear it. */
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

  /** What the SDK gives to who follows. */
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
