import type { Actor, View } from "../history/history.ts";
import type { Caller } from "./caller.ts";

/** A client that follows a stream and maintains state. */
export interface Participant {
  readonly by: Actor;
  /** For calls in the same session. */
  readonly caller: Caller;
  /** Whether it was signed out or told to leave. */
  readonly hasLeft: boolean;
  /** Whether all received events are applied, the person's own name is `name`, and each chat is at least at its rev. */
  knows(name: string, revs: ReadonlyMap<string, number>): boolean;
  view(): View;
  /** The part of a complete view that this client's state covers. */
  shownOf(fresh: View): View;
  /** Closes the stream and makes no more calls. */
  leave(): Promise<void>;
}
