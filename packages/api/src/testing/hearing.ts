import type { ParleyEvent } from "../events/events.ts";
import type { Frame } from "../events/frame.ts";
import type { TestApi } from "./test-api.ts";

/** In tests, a person has one session, with the person's own id. */
export const actorOf = ({ id }: { id: string }) => ({ userId: id, sessionId: id });

/** Opens a stream as a person and records its events. */
export async function hearAs(api: TestApi, person: { id: string }, lastEventId?: string) {
  const frames: Frame[] = [];
  const state = { ended: false };
  const stream = await api.services.hub.open({
    actor: actorOf(person),
    lastEventId,
    listener: {
      send: (frame) => frames.push(frame),
      end: () => {
        state.ended = true;
      },
    },
  });
  const events = (): ParleyEvent[] => frames.map(({ event }) => event);
  return {
    ...stream,
    frames,
    events,
    types: () => events().map(({ type }) => type),
    /** The texts of the received messages. */
    texts: () => events().flatMap((event) => ("message" in event ? [event.message.text] : [])),
    ended: () => state.ended,
    /** The id of the last event. */
    lastId: () => frames.at(-1)?.id,
  };
}

export type Hearing = Awaited<ReturnType<typeof hearAs>>;
