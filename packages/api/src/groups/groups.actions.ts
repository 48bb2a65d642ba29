import { v7 as uuidv7 } from "uuid";
import type { GroupAccess } from "../access/access.ts";
import { ParleyError } from "../errors.ts";
import { groupTopic, userTopic } from "../events/events.ts";
import { limits } from "../limits.ts";
import { joinGroup } from "../members/members.actions.ts";
import { findMemberIds } from "../members/members.queries.ts";
import { emit, type Tx } from "../transaction.ts";
import * as queries from "./groups.queries.ts";

/** Creates a group, with its creator as owner. @throws TOO_MANY_GROUPS */
export async function createGroup(tx: Tx, userId: string, { name }: { name: string }) {
  if ((await queries.countTeamsOf(tx, userId)) >= limits.groupsPerPerson) {
    throw new ParleyError("TOO_MANY_GROUPS");
  }
  const group = { id: uuidv7(), name };
  await queries.createGroup(tx, group);
  await joinGroup(tx, { groupId: group.id, userId, role: "owner" });
  return { ...(await queries.getGroup(tx, group.id)), role: "owner" as const };
}

export async function updateGroup(tx: Tx, group: GroupAccess<"group.update">, change: { name: string }) {
  await queries.updateGroup(tx, group.id, change);
  const updated = await queries.getGroup(tx, group.id);
  emit(tx, groupTopic(group.id), { type: "group.updated", group: updated });
  return { ...updated, role: group.role };
}

/** Permanently deletes a group with its chats and all their messages. */
export async function deleteGroup(tx: Tx, group: GroupAccess<"group.delete">) {
  const memberIds = await findMemberIds(tx, group.id);
  await queries.deleteGroup(tx, group.id);
  // On their own topics too: clients that reconnect later are no longer in this group, but must still learn of it.
  emit(tx, [groupTopic(group.id), ...memberIds.map(userTopic)], { type: "group.deleted", groupId: group.id });
  return { groupId: group.id };
}
