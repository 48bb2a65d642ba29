import type { ParleyEvent } from "../events/events.ts";
import type { Frame } from "../events/frame.ts";
import type { TestApi } from "./test-api.ts";

/** In tests a person has one session, which has the person's id. */
export const actorOf = ({ id }: { id: string }) => ({ userId: id, sessionId: id });

/** Opens a stream as a person and keeps what it hears. */
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
    /** The texts of the messages that were heard of. */
    texts: () => events().flatMap((event) => ("message" in event ? [event.message.text] : [])),
    ended: () => state.ended,
    /** Where this stream stands. */
    lastId: () => frames.at(-1)?.id,
  };
}

export type Hearing = Awaited<ReturnType<typeof hearAs>>;
