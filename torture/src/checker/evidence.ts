import type { Actor, Entry, Final, Outcome, Recorded, StoredChat } from "../history/history.ts";
import type { InputOf, Message, OutputOf, Path } from "../history/wire.ts";

/** A call with its start and end as places in the history; the end is Infinity if there was no response. */
export interface Call<P extends Path = Path> {
  readonly by: Actor;
  readonly path: P;
  readonly input: InputOf<P>;
  readonly from: number;
  readonly to: number;
  readonly result: Outcome<OutputOf<P>>;
}

export type AnyCall = { [P in Path]: Call<P> }[Path];

/** A call that succeeded. */
export type Done<P extends Path> = Call<P> & {
  readonly result: { readonly outcome: "ok"; readonly data: OutputOf<P> };
};

export const isDone = <P extends Path>(call: Call<P>): call is Done<P> => call.result.outcome === "ok";

/** A message as a client saw it, and where in the history. */
export interface Sighting {
  readonly message: Message;
  readonly at: number;
}

const noAnswer: Outcome<never> = { outcome: "unknown", why: "no answer before the end", broken: false };

/** A history, indexed for the checks. */
export class Evidence {
  readonly entries: readonly Entry[];
  readonly final: Final;
  readonly calls: readonly AnyCall[];
  readonly #byPath = new Map<string, AnyCall[]>();
  readonly #stored: ReadonlyMap<string, StoredChat>;
  #sightings: readonly Sighting[] | undefined;

  constructor({ entries, final }: Recorded) {
    this.entries = entries;
    this.final = final;
    this.calls = joinCalls(entries);
    this.#stored = new Map(final.chats.map((chat) => [chat.chatId, chat]));
    for (const call of this.calls) {
      const calls = this.#byPath.get(call.path);
      if (calls) calls.push(call);
      else this.#byPath.set(call.path, [call]);
    }
  }

  /** In the order in which they started. */
  of<P extends Path>(path: P): Call<P>[] {
    // Indexed by path, so each is a call of this path.
    return (this.#byPath.get(path) ?? []) as unknown as Call<P>[];
  }

  stored(chatId: string): StoredChat | undefined {
    return this.#stored.get(chatId);
  }

  /** Every time that a client saw a message, followed by the final state of the database. */
  get sightings(): readonly Sighting[] {
    this.#sightings ??= [...this.#shown(), ...this.#finalState()];
    return this.#sightings;
  }

  *#shown(): Generator<Sighting> {
    for (const path of ["messages.send", "messages.edit", "messages.delete", "messages.get"] as const) {
      for (const call of this.of(path)) if (isDone(call)) yield { message: call.result.data, at: call.to };
    }
    for (const path of ["messages.list", "messages.changes"] as const) {
      for (const call of this.of(path)) {
        if (isDone(call)) for (const message of call.result.data.messages) yield { message, at: call.to };
      }
    }
    for (const [at, entry] of this.entries.entries()) {
      if (entry.kind === "heard" && "message" in entry.event) yield { message: entry.event.message, at };
      else if (entry.kind === "followed") yield { message: entry.message, at };
    }
  }

  *#finalState(): Generator<Sighting> {
    for (const { messages } of this.final.chats) {
      for (const message of messages) yield { message, at: this.entries.length };
    }
  }
}

function joinCalls(entries: readonly Entry[]): AnyCall[] {
  const ends = new Map<number, { to: number; result: Outcome }>();
  for (const [to, entry] of entries.entries()) {
    if (entry.kind === "ended") ends.set(entry.call, { to, result: entry.result });
  }
  const calls: AnyCall[] = [];
  for (const [from, entry] of entries.entries()) {
    if (entry.kind !== "invoked") continue;
    const { by, path, input, call } = entry;
    const { to, result } = ends.get(call) ?? { to: Number.POSITIVE_INFINITY, result: noAnswer };
    calls.push({ by, path, input, from, to, result } as AnyCall);
  }
  return calls;
}
