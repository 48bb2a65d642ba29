import { type EventBus, userTopic } from "@parley/api";

/** Ends the streams of a session that has ended, or of all of a person's sessions if `sessionId` is null. */
export function publishSessionEnded(
  bus: EventBus,
  { userId, sessionId }: { userId: string; sessionId: string | null },
) {
  bus.publish({ topics: [userTopic(userId)], event: { type: "session.ended", userId, sessionId } });
}
