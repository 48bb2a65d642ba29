import type { GroupAccess } from "../access/access.ts";
import type { Role } from "../access/permissions.ts";
import { canGrant } from "../access/permissions.ts";
import { ParleyError } from "../errors.ts";
import { groupTopic, userTopic } from "../events/events.ts";
import { countTeamsOf } from "../groups/groups.queries.ts";
import { limits } from "../limits.ts";
import { startReads } from "../reads/reads.queries.ts";
import { emit, type Tx } from "../transaction.ts";
import { findUserByUsername } from "../users/users.queries.ts";
import * as queries from "./members.queries.ts";

/** Adds a person to a group. Earlier messages count as read: nobody starts with years of unread messages. */
export async function joinGroup(tx: Tx, membership: { groupId: string; userId: string; role: Role }) {
  await queries.createMember(tx, membership);
  await startReads(tx, membership);
  const member = await queries.getMember(tx, membership.groupId, membership.userId);
  const { groupId, userId } = membership;
  emit(tx, [groupTopic(groupId), userTopic(userId)], { type: "member.joined", groupId, member });
  return member;
}

/** Adds a person by username. @throws USER_NOT_FOUND, ALREADY_MEMBER, ROLE_TOO_HIGH, PERSON_IN_MANY_GROUPS */
export async function addMember(
  tx: Tx,
  group: GroupAccess<"member.add">,
  { username, role }: { username: string; role: Role },
) {
  if (!canGrant(group.role, role)) throw new ParleyError("ROLE_TOO_HIGH");
  const user = await findUserByUsername(tx, username);
  if (!user) throw new ParleyError("USER_NOT_FOUND");
  if (await queries.findMember(tx, group.id, user.id)) throw new ParleyError("ALREADY_MEMBER");
  // Else anybody could fill up somebody's groups, who could then neither make one nor join one.
  if ((await countTeamsOf(tx, user.id)) >= limits.groupsPerPersonByOthers) {
    throw new ParleyError("PERSON_IN_MANY_GROUPS");
  }
  return joinGroup(tx, { groupId: group.id, userId: user.id, role });
}

/** Changes a member's role. @throws ROLE_TOO_HIGH, LAST_OWNER */
export async function updateRole(
  tx: Tx,
  group: GroupAccess<"member.update">,
  { userId, role }: { userId: string; role: Role },
) {
  await memberBelow(tx, group, userId);
  if (!canGrant(group.role, role)) throw new ParleyError("ROLE_TOO_HIGH");
  if (role !== "owner") await refuseLastOwner(tx, group.id, userId);
  await queries.updateMember(tx, { groupId: group.id, userId, role });
  const member = await queries.getMember(tx, group.id, userId);
  emit(tx, groupTopic(group.id), { type: "member.updated", groupId: group.id, member });
  return member;
}

/** Removes a member. @throws ROLE_TOO_HIGH, LAST_OWNER */
export async function expelMember(tx: Tx, group: GroupAccess<"member.remove">, userId: string) {
  await memberBelow(tx, group, userId);
  await refuseLastOwner(tx, group.id, userId);
  return removeMember(tx, group.id, userId);
}

/** Leaves a group. @throws LAST_OWNER, DIRECT_STAYS */
export async function leaveGroup(tx: Tx, group: GroupAccess<"member.leave">) {
  if (group.kind === "direct") throw new ParleyError("DIRECT_STAYS");
  await refuseLastOwner(tx, group.id, group.actorId);
  return removeMember(tx, group.id, group.actorId);
}

/** Ends a membership, whoever ends it. */
export async function removeMember(tx: Tx, groupId: string, userId: string) {
  await queries.deleteMember(tx, groupId, userId);
  emit(tx, [groupTopic(groupId), userTopic(userId)], { type: "member.removed", groupId, userId });
  return { groupId, userId };
}

/** A group always has an owner. The caller has locked the group's row, so that two owners cannot leave at once. */
export async function refuseLastOwner(tx: Tx, groupId: string, userId: string): Promise<void> {
  const member = await queries.findMember(tx, groupId, userId);
  if (member?.role !== "owner") return;
  if ((await queries.countOtherOwners(tx, groupId, userId)) === 0) throw new ParleyError("LAST_OWNER");
}

/** The member to change, whose role must be one that the actor could have given. */
async function memberBelow(tx: Tx, group: GroupAccess<"member.update" | "member.remove">, userId: string) {
  const member = await queries.findMember(tx, group.id, userId);
  if (!member) throw new ParleyError("NOT_FOUND");
  if (!canGrant(group.role, member.role)) throw new ParleyError("ROLE_TOO_HIGH");
  return member;
}
