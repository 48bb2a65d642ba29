import type { Actor, Services } from "../context.ts";
import type { PresenceStatus } from "../events/events.ts";
import { findPeopleSeenBy } from "./presence.queries.ts";

/** How these people are now; for a minute the watcher hears when that changes. Leaves out those who share no group. */
export async function watchPeople(
  { db, presence }: Pick<Services, "db" | "presence">,
  watcherId: string,
  userIds: readonly string[],
): Promise<{ people: { userId: string; status: PresenceStatus }[] }> {
  const seen = await presence.readConsistently(() => findPeopleSeenBy(db, userIds, watcherId));
  return { people: presence.watch(watcherId, seen) };
}

/** Says whether anybody sits at the device of this session. */
export function setPresence(presence: Services["presence"], actor: Actor, status: "online" | "away") {
  presence.set(actor, status);
  return { status };
}
