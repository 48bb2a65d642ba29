import { tracked } from "@trpc/server";
import type { Actor } from "../context.ts";
import type { ParleyEvent } from "./events.ts";
import type { Frame } from "./frame.ts";
import type { Hub } from "./hub.ts";

/** How many frames a caller may leave unread before it is cut off. */
const maxWaiting = 10_000;

/**
 * A stream as an async generator, for callers in this process and for the types of clients. Over HTTP the server writes
 * the same frames straight to sockets.
 *
 * Ends when `signal` is aborted, when the session ends, or when the reader falls too far behind.
 */
export async function* listen(
  hub: Hub,
  { actor, lastEventId, signal }: { actor: Actor; lastEventId?: string | undefined; signal: AbortSignal | undefined },
): AsyncGenerator<ReturnType<typeof tracked<ParleyEvent>>, void, undefined> {
  let waiting: Frame[] = [];
  let over = false;
  let wake = () => {};
  const end = () => {
    over = true;
    wake();
  };
  signal?.addEventListener("abort", end);
  const send = (frame: Frame) => {
    if (waiting.length < maxWaiting) waiting.push(frame);
    else over = true;
    wake();
  };
  const stream = await hub.open({ actor, lastEventId, listener: { send, end } });
  try {
    while (!over && !signal?.aborted) {
      if (waiting.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const taken = waiting;
      waiting = [];
      for (const frame of taken) yield tracked(frame.id, frame.event);
    }
  } finally {
    stream.close();
    signal?.removeEventListener("abort", end);
  }
}
