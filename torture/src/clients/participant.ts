import type { Actor, View } from "../history/history.ts";
import type { Caller } from "./caller.ts";

/** A client that listens and shows what it knows. */
export interface Participant {
  readonly by: Actor;
  /** Calls of the same session. */
  readonly caller: Caller;
  /** Signed out, or told to leave. */
  readonly hasLeft: boolean;
  /** Whether everything that came has been taken in, with one's own name as it is now, and each chat up to this rev. */
  knows(name: string, revs: ReadonlyMap<string, number>): boolean;
  view(): View;
  /** The part of a complete view that this client shows. */
  shownOf(fresh: View): View;
  /** Closes the stream and asks for nothing more. */
  leave(): Promise<void>;
}
