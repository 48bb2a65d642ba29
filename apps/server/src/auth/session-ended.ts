import { type EventBus, userTopic } from "@parley/api";

/** Cuts the streams of a session that has ended, or of all sessions of a person, on every server. */
export function publishSessionEnded(
  bus: EventBus,
  { userId, sessionId }: { userId: string; sessionId: string | null },
) {
  bus.publish({ topics: [userTopic(userId)], event: { type: "session.ended", userId, sessionId } });
}
