import type { Actor } from "../context.ts";
import type { PresenceStatus } from "../events/events.ts";
import type { Services } from "../services.ts";
import { findPeopleSeenBy } from "./presence.queries.ts";

/** The status of these people now; for a minute the watcher is sent changes. Leaves out people who share no group. */
export async function watchPeople(
  { db, presence }: Pick<Services, "db" | "presence">,
  watcherId: string,
  userIds: readonly string[],
): Promise<{ people: { userId: string; status: PresenceStatus }[] }> {
  const seen = await presence.readConsistently(() => findPeopleSeenBy(db, userIds, watcherId));
  return { people: presence.watch(watcherId, seen) };
}

/** Sets whether anybody is at this session's device. */
export function setPresence(presence: Services["presence"], actor: Actor, status: "online" | "away") {
  presence.set(actor, status);
  return { status };
}
