import { type DB, isUniqueViolation } from "@parley/db";
import type { Kysely } from "kysely";
import { createErasure } from "../erasures/erasures.queries.ts";
import { ParleyError } from "../errors.ts";
import { groupTopic, userTopic } from "../events/events.ts";
import { findGroupIdsOf, lockGroups } from "../groups/groups.queries.ts";
import { deletedPrefix } from "../limits.ts";
import { refuseLastOwner, removeMember } from "../members/members.actions.ts";
import { lockMemberships } from "../members/members.queries.ts";
import { deleteNotificationSettings } from "../notifications/notifications.queries.ts";
import { deletePicture } from "../pictures/pictures.queries.ts";
import { emit, type Tx } from "../transaction.ts";
import {
  deleteCredentials,
  findUserSeenBy,
  getMe,
  getUser,
  lockUser,
  type PublicUser,
  updateUser,
} from "./users.queries.ts";

interface Profile {
  name?: string | undefined;
  username?: string | undefined;
  bio?: string | undefined;
  /** Null removes the picture. */
  image?: null | undefined;
}

/** What `viewerId` may know about a person. @throws NOT_FOUND, also for a person who shares no group with the viewer */
export async function getVisibleUser(db: Kysely<DB>, userId: string, viewerId: string): Promise<PublicUser> {
  const user = await findUserSeenBy(db, userId, viewerId);
  if (!user) throw new ParleyError("NOT_FOUND");
  return user;
}

/** Changes a person's own profile. @throws USERNAME_TAKEN */
export async function updateProfile(tx: Tx, userId: string, profile: Profile) {
  if (Object.values(profile).some((value) => value !== undefined)) {
    if (profile.image === null) await deletePicture(tx, userId);
    await changeUser(tx, userId, profile);
  }
  return getMe(tx, userId);
}

/** Changes what others see of a person, and emits that. @throws USERNAME_TAKEN */
export async function changeUser(
  tx: Tx,
  userId: string,
  change: Omit<Profile, "image"> & { image?: string | null | undefined },
) {
  // Transactions that are about to emit a message or membership of this person, under the old name, go first: so the new name
  // is the last one sent, in every group.
  await lockUser(tx, userId);
  try {
    await updateUser(tx, userId, change);
  } catch (error) {
    if (isUniqueViolation(error, "users_username_key")) throw new ParleyError("USERNAME_TAKEN");
    throw error;
  }
  await emitUserUpdated(tx, userId, await findGroupIdsOf(tx, userId));
}

/**
 * Deletes an account. Its messages stay, under the name "Deleted user", or their texts are erased soon afterwards, in all
 * chats. Memberships, sessions and credentials are deleted, and the username and email address are free again.
 *
 * @throws LAST_OWNER when a group would be left without an owner, even if nobody else is in it.
 */
export async function deleteAccount(tx: Tx, userId: string, messages: "keep" | "erase"): Promise<{ userId: string }> {
  await lockGroupsAndMemberships(tx, userId);
  await lockUser(tx, userId);
  // Somebody may have added this person to a group while this was waiting.
  const groupIds = await lockGroupsAndMemberships(tx, userId);
  for (const groupId of groupIds) {
    await refuseLastOwner(tx, groupId, userId);
    await removeMember(tx, groupId, userId);
  }
  await deleteCredentials(tx, userId);
  await deletePicture(tx, userId);
  await deleteNotificationSettings(tx, userId);
  if (messages === "erase") await createErasure(tx, userId);
  const mark = userId.replaceAll("-", "");
  await updateUser(tx, userId, {
    name: "Deleted user",
    username: `${deletedPrefix}${mark.slice(-24)}`,
    email: `${mark}@deleted.invalid`,
    bio: "",
    image: null,
    deletedAt: new Date(),
  });
  await emitUserUpdated(tx, userId, groupIds);
  emit(tx, userTopic(userId), { type: "session.ended", userId, sessionId: null });
  return { userId };
}

/**
 * Makes everything in a person's groups, and everything they do there, wait for this transaction. Locked before the account:
 * sending a message locks the membership first and then, for its author, the account.
 */
async function lockGroupsAndMemberships(tx: Tx, userId: string): Promise<string[]> {
  const groupIds = await findGroupIdsOf(tx, userId);
  // Always in the same order, so that two accounts deleted at once do not deadlock.
  await lockGroups(tx, groupIds);
  await lockMemberships(tx, userId);
  return groupIds;
}

async function emitUserUpdated(tx: Tx, userId: string, groupIds: string[]): Promise<void> {
  const user = await getUser(tx, userId);
  emit(tx, [userTopic(userId), ...groupIds.map(groupTopic)], { type: "user.updated", user });
}
